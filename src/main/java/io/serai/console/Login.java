package io.serai.console;

import io.serai.settings.HubSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;

/**
 * Everything but the health check is behind a login. The password is a configured hash, or one made at the first start,
 * printed once, and kept only as a hash under the data directory.
 */
@Configuration(proxyBeanMethods = false)
class Login {

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final int PASSWORD_BYTES = 15;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    UserDetailsService users(HubSettings settings, PasswordEncoder encoder) {
        String user = settings.console().user();
        String configured = settings.console().passwordHash();
        String hash = configured.isEmpty() ? keptHash(settings.dataDir(), user, encoder) : configured;
        return new InMemoryUserDetailsManager(
                User.withUsername(user).password(hash).roles("OPERATOR").build());
    }

    /** A single page (Hawtio) posts with the token that it finds in a cookie, so the token must be written there early. */
    @Bean
    SecurityFilterChain http(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class))
                        .permitAll()
                        .anyRequest()
                        .hasRole("OPERATOR"))
                .httpBasic(Customizer.withDefaults())
                .csrf(csrf -> csrf.csrfTokenRepository(CookieCsrfTokenRepository.withHttpOnlyFalse())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
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

    private static String keptHash(Path dataDir, String user, PasswordEncoder encoder) {
        Path file = dataDir.resolve("console-password.bcrypt");
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            Files.createDirectories(dataDir);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, encoder.encode(password), StandardOpenOption.TRUNCATE_EXISTING);
            LOG.warn("Console login made for the first start: user {} password {} (shown only now)", user, password);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("keeping the console password in " + file, e);
        }
    }
}
