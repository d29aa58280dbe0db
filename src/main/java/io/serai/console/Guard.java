package io.serai.console;

import static io.serai.console.Login.OPERATOR;
import static io.serai.console.Login.VIEWER;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What each role may do. Looking is a GET; everything else, and what shows customers' values, is an operator's. */
@Configuration(proxyBeanMethods = false)
class Guard {

    /** The pages hold no script and no style of their own: both come from files. */
    private static final String CONTENT = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** A single page (Hawtio) posts with the token that it finds in a cookie, so the token must be written there early. */
    @Bean
    SecurityFilterChain http(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(Guard::allow)
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .exceptionHandling(errors -> errors.accessDeniedHandler(new Denied()))
                .headers(headers -> headers.addHeaderWriter(contentPolicy())
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
                .addFilterAfter(
                        (request, response, chain) -> {
                            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                                token.getToken();
                            }
                            chain.doFilter(request, response);
                        },
                        BasicAuthenticationFilter.class)
                .build();
    }

    private static void allow(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                .permitAll()
                // an answer that is an error was already let through, or refused
                .dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/assets/**")
                .permitAll()
                .requestMatchers(
                        "/api/drops/*/rejects",
                        "/api/reconciliations/*/rows",
                        "/dead-letters/act",
                        "/dead-letters/*/edit")
                .hasRole(OPERATOR)
                .requestMatchers(Guard::showsValues)
                .hasRole(OPERATOR)
                .requestMatchers(EndpointRequest.to("prometheus"))
                .hasRole(VIEWER)
                .requestMatchers("/actuator/**")
                .hasRole(OPERATOR)
                .requestMatchers(HttpMethod.GET, "/**")
                .hasRole(VIEWER)
                .anyRequest()
                .hasRole(OPERATOR);
    }

    private static boolean showsValues(HttpServletRequest request) {
        return asks(request, "show-values") || asks(request, "unmask");
    }

    private static boolean asks(HttpServletRequest request, String parameter) {
        String value = request.getParameter(parameter);
        return value != null && !value.equals("false");
    }

    /** Hawtio brings its own. */
    private static HeaderWriter contentPolicy() {
        return (request, response) -> {
            if (!request.getRequestURI().startsWith("/actuator/")) {
                response.setHeader("Content-Security-Policy", CONTENT);
            }
        };
    }
}
