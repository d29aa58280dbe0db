package io.serai.console;

import io.serai.state.ApiKeys;
import io.serai.state.ApiKeys.ApiKey;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/**
 * What a request with a partner's key may do: push to that partner's own feeds, and read its own drops. Nothing else is looked at for it, not even whether it
 * exists. No session, no cookie: so there is nothing that another site could use.
 */
@Configuration(proxyBeanMethods = false)
class PartnerGuard {

    /** May read the drops of the partner who is its name, and push to its feeds. */
    static final String PARTNER = "PARTNER";

    private static final String HEADER = "X-Api-Key";
    private static final String BEARER = "Bearer ";

    @Bean
    @Order(0)
    SecurityFilterChain partnersHttp(HttpSecurity http, ApiKeys keys) throws Exception {
        Guesses guesses = new Guesses();
        AuthenticationManager manager = asked -> checked(asked, keys, guesses);
        AuthenticationFilter filter = new AuthenticationFilter(manager, PartnerGuard::given);
        filter.setSuccessHandler((request, response, who) -> {});
        filter.setFailureHandler(PartnerGuard::refuse);
        return http.securityMatcher(request -> key(request) != null)
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/api/drops", "/api/drops/*", "/api/drops/*/rejects")
                        .hasRole(PARTNER)
                        .requestMatchers(HttpMethod.POST, "/api/feeds/*")
                        .hasRole(PARTNER)
                        // an answer that is an error was already let through, or refused
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(errors -> errors.accessDeniedHandler((request, response, denied) -> say(
                        response,
                        HttpStatus.FORBIDDEN,
                        "a partner's key may read /api/drops, /api/drops/{id} and /api/drops/{id}/rejects,"
                                + " and post to /api/feeds/{feed}, and nothing else")))
                .addFilterBefore(filter, AuthorizationFilter.class)
                .build();
    }

    /** Whose things alone may be seen and sent; null: everybody's. */
    static @Nullable String partnerOf(Principal login) {
        return login instanceof Authentication who
                        && who.getAuthorities().stream()
                                .anyMatch(role -> role.getAuthority().equals("ROLE_" + PARTNER))
                ? who.getName()
                : null;
    }

    private static @Nullable String key(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : request.getHeader(HEADER);
    }

    private static @Nullable Authentication given(HttpServletRequest request) {
        String key = key(request);
        return key == null ? null : new PreAuthenticatedAuthenticationToken(request.getRemoteAddr(), key);
    }

    /** The name is the partner's: whose drops may be read. */
    private static Authentication checked(Authentication asked, ApiKeys keys, Guesses guesses) {
        String from = asked.getName();
        if (!guesses.mayGuess(from)) {
            throw new TooManyGuesses();
        }
        ApiKey key = keys.usable(String.valueOf(asked.getCredentials())).orElseThrow(() -> {
            guesses.failed(from);
            return new BadCredentialsException("found a key that is unknown, revoked or expired");
        });
        return UsernamePasswordAuthenticationToken.authenticated(
                key.partner(), null, List.of(new SimpleGrantedAuthority("ROLE_" + PARTNER)));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyGuesses) {
            response.setHeader("Retry-After", Long.toString(Guesses.PERIOD.toSeconds()));
            say(response, HttpStatus.TOO_MANY_REQUESTS, "too many wrong keys came from your address; wait a minute");
        } else {
            say(response, HttpStatus.UNAUTHORIZED, why.getMessage() + "; expected one that the operator made for you");
        }
    }

    private static void say(HttpServletResponse response, HttpStatus status, String why) throws IOException {
        response.setStatus(status.value());
        response.setContentType("application/json");
        response.getWriter().write("{\"refused\":\"" + why + "\"}");
    }

    private static final class TooManyGuesses extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        TooManyGuesses() {
            super("too many wrong keys");
        }
    }
}
