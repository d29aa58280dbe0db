package io.serai.notice;

import jakarta.mail.PasswordAuthentication;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.mail.MailAuthenticator;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What {@code routes/80-notices.camel.yaml} names for the way to a server. */
@Configuration(proxyBeanMethods = false)
class NoticeBeans {

    /** Else the client itself sleeps as long as any Retry-After says; a notice that failed waits in the store. */
    @Bean
    HttpClientConfigurer seraiWebhookClient() {
        return HttpClientBuilder::disableAutomaticRetries;
    }

    /** The password is asked for when the server wants it, so that it is in no route and in no endpoint. */
    @Bean
    MailAuthenticator seraiMailLogin(NoticeSettings settings) {
        return new MailAuthenticator() {
            @Override
            public PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        settings.mail().username(), settings.mail().password());
            }
        };
    }
}
