package io.serai.console.page;

import io.serai.state.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What a page cannot show or do, as a page that says why and what to do. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
class PageErrors {

    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    private final Frame frame;

    PageErrors(Frame frame) {
        this.frame = frame;
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletRequest request) {
        String why = String.valueOf(refusal.getMessage());
        return page(HttpStatus.UNPROCESSABLE_ENTITY, "This was not done", why, request);
    }

    @ExceptionHandler
    ModelAndView missing(ResponseStatusException missing, HttpServletRequest request) {
        boolean unknown = missing.getStatusCode().value() == HttpStatus.NOT_FOUND.value();
        String why = String.valueOf(missing.getReason());
        return page(missing.getStatusCode(), unknown ? "Nothing is known of it" : "This cannot be shown", why, request);
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ModelAndView storeIsAway(Exception trouble, HttpServletRequest request) {
        LOG.debug("the store does not answer {}", request.getRequestURI(), trouble);
        String why = "The store does not answer. Files stay at their sources and nothing is sent; both go on by"
                + " themselves when it is back. Look at the log and at /actuator/health.";
        return page(HttpStatus.SERVICE_UNAVAILABLE, "The store is away", why, request);
    }

    private ModelAndView page(HttpStatusCode status, String title, String why, HttpServletRequest request) {
        Map<String, Object> model = Map.of(
                "show", frame.show(),
                "who", frame.who(request),
                "operator", frame.operator(request),
                "here", frame.here(request),
                "title", title,
                "why", why);
        ModelAndView page = new ModelAndView("sorry", model);
        page.setStatus(status);
        return page;
    }
}
