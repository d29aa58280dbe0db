package io.serai.receive;

import org.apache.camel.component.kamelet.KameletComponent;
import org.springframework.stereotype.Component;

/**
 * Makes the drops' routes from their templates, without an error handler: what fails in a drop is the poll's to tell. A route made
 * from a template takes its caller's handler instead of the one that the template names, so it is said here.
 */
@Component("kamelet")
public class DropKamelets extends KameletComponent {

    public DropKamelets() {
        setNoErrorHandler(true);
    }
}
