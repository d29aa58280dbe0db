package io.serai.jmx;

import io.serai.state.Audit;
import io.serai.state.Operator;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.RouteEvent;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.support.EventNotifierSupport;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Hears of routes that start, stop and go: the MBeans follow them, and what a login does to a route by Camel's own MBeans, as
 * Hawtio does, is kept in the audit.
 */
@Component
@Profile("!command")
class RouteEvents extends EventNotifierSupport implements CamelContextConfiguration {

    private final LiveBeans beans;
    private final Audit audit;

    RouteEvents(LiveBeans beans, Audit audit) {
        this.beans = beans;
        this.audit = audit;
        setIgnoreExchangeEvents(true);
        setIgnoreStepEvents(true);
        setIgnoreServiceEvents(true);
        setIgnoreCamelContextEvents(true);
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        camel.getManagementStrategy().addEventNotifier(this);
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        beans.start();
    }

    @Override
    public void notify(CamelEvent event) {
        String done =
                switch (event.getType()) {
                    case RouteStarted -> "started";
                    case RouteStopped -> "stopped";
                    case RouteRemoved -> "removed";
                    default -> "";
                };
        if (!done.isEmpty() && event instanceof RouteEvent routes) {
            beans.follow();
            Caller.login()
                    .ifPresent(who -> audit.acted(
                            new Operator(who, "by Camel's MBean, as Hawtio does"),
                            "route-" + done,
                            "route " + routes.getRoute().getRouteId() + " is " + done));
        }
    }
}
