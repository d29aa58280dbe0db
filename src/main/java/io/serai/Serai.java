package io.serai;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub: {@code java -jar serai.jar} reads {@code ./application.yaml} and {@code ./routes/} and runs until stopped. */
@SpringBootApplication
public class Serai {

    public static void main(String[] args) {
        SpringApplication.run(Serai.class, args);
    }
}
