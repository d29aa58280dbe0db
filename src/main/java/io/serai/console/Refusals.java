package io.serai.console;

import io.serai.state.Refusal;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is not done is answered with the reason. */
@RestControllerAdvice
class Refusals {

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
    Map<String, String> refused(Refusal refusal) {
        return Map.of("refused", String.valueOf(refusal.getMessage()));
    }
}
