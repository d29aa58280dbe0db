package io.serai.console;

import io.serai.settings.HubSettings;
import io.serai.settings.HubSettings.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Who may come in: an operator, and a viewer when one is configured. The operator's password is a configured hash, or one
 * made at the first start, printed once, and kept only as a hash under the data directory.
 */
@Configuration(proxyBeanMethods = false)
class Login {

    /** May look. */
    static final String VIEWER = "VIEWER";

    /** May look, act, and see customers' values when they say why. */
    static final String OPERATOR = "OPERATOR";

    private static final Logger LOG = LoggerFactory.getLogger(Login.class);
    private static final int PASSWORD_BYTES = 15;

    @Bean
    PasswordEncoder passwordEncoder() {
        return new RememberedPasswords(new BCryptPasswordEncoder());
    }

    @Bean
    UserDetailsService users(HubSettings settings, PasswordEncoder encoder) {
        Console console = settings.console();
        String configured = console.passwordHash();
        String hash = configured.isEmpty() ? keptHash(settings.dataDir(), console.user(), encoder) : configured;
        List<UserDetails> users = new ArrayList<>();
        users.add(User.withUsername(console.user())
                .password(hash)
                .roles(OPERATOR, VIEWER)
                .build());
        if (!console.viewerPasswordHash().isEmpty()) {
            users.add(User.withUsername(console.viewer())
                    .password(console.viewerPasswordHash())
                    .roles(VIEWER)
                    .build());
        }
        return new InMemoryUserDetailsManager(users);
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
