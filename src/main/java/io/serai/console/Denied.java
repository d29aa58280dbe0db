package io.serai.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Answers what is not allowed with 403 and what to do, in the form that was asked for. */
final class Denied implements AccessDeniedHandler {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_TOKEN =
            "the request has no CSRF token, or an old one; expected the value of the cookie"
                    + " XSRF-TOKEN in the header X-XSRF-TOKEN; from a page: load it again and repeat";
    private static final String NO_ROLE = "this needs the role operator; you are logged in without it";

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        String why = denied instanceof CsrfException ? NO_TOKEN : NO_ROLE;
        response.setStatus(HttpStatus.FORBIDDEN.value());
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        String accept = request.getHeader("Accept");
        if (accept != null && accept.contains("text/html")) {
            response.setContentType("text/html");
            response.getWriter()
                    .write("<!doctype html><html lang=\"en\"><title>Not allowed - Serai</title><h1>Not allowed</h1><p>"
                            + why + ".</p><p><a href=\"/\">To the overview</a></p></html>");
        } else {
            response.setContentType("application/json");
            JSON.writeValue(response.getWriter(), Map.of("refused", why));
        }
    }
}
