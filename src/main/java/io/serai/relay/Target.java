package io.serai.relay;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where the bytes of one file go, and as what. Whoever knows the address may write there: it is kept in memory only, and is never
 * text of an error.
 *
 * @param contentType exactly as the session was asked for, since it is part of what is signed
 */
record Target(URI address, String contentType) {

    /**
     * Checks an address.
     *
     * @param httpAllowed whether it may be a plain {@code http} one
     * @throws IllegalArgumentException saying what is wrong without the address
     */
    static Target of(String address, String contentType, boolean httpAllowed) {
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("presignedUrl is not an address");
        }
        boolean secure = "https".equals(uri.getScheme());
        if (!secure && !(httpAllowed && "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("presignedUrl has the scheme " + uri.getScheme() + "; expected https"
                    + ("http".equals(uri.getScheme()) ? ", or uploads.storage-http: true" : ""));
        }
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("presignedUrl has no host, or a user; expected a host alone");
        }
        return new Target(uri, contentType);
    }

    /** As it stands in the request line. */
    String pathAndQuery() {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "Target[" + address.getHost() + ", " + contentType + "]";
    }
}
