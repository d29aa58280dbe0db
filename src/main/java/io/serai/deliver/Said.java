package io.serai.deliver;

import org.slf4j.MDC;

/** What every log line of a request says, whoever writes it. A request is sent and answered by one thread. */
final class Said {

    private static final int HASH_CHARS = 12;

    private Said() {}

    /**
     * From here on it is this request.
     *
     * @param batch SHA-256 of the body, hex
     */
    static void of(String account, long request, String batch) {
        MDC.put("account", account);
        MDC.put("request", Long.toString(request));
        MDC.put("batch", batch.substring(0, HASH_CHARS));
    }

    static void no() {
        MDC.remove("account");
        MDC.remove("request");
        MDC.remove("batch");
    }
}
