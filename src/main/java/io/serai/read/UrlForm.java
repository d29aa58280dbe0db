package io.serai.read;

import io.serai.model.Reason;
import java.net.URI;
import java.net.URISyntaxException;

/** Web addresses with scheme and host, as RFC 3986 writes them. What a browser would repair is refused: it is not one address. */
final class UrlForm implements CellForm {
    private static final int CHARS_MAX = 2048;
    private static final String EXPECTED = "a whole address such as https://shop.example/p/1, at most 2048 characters";

    @Override
    public String canonical(String cell) throws CellFault {
        try {
            URI uri = new URI(cell);
            String scheme = uri.getScheme();
            boolean web = "https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme);
            if (web && uri.getHost() != null && cell.length() <= CHARS_MAX && isAscii(cell)) {
                return cell;
            }
        } catch (URISyntaxException e) {
            throw new CellFault(Reason.NOT_A_URL, cell, EXPECTED);
        }
        throw new CellFault(Reason.NOT_A_URL, cell, EXPECTED);
    }

    private static boolean isAscii(String cell) {
        return cell.chars().allMatch(sign -> sign < 128);
    }
}
