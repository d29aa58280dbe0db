package io.serai;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeraiTest {

    @Test
    void settingsAloneRunTheHubAndAnythingElseIsACommand() {
        assertThat(Serai.isHub(new String[0])).isTrue();
        assertThat(Serai.isHub(new String[] {"--server.port=9090"})).isTrue();
        assertThat(Serai.isHub(new String[] {"--help"})).isFalse();
        assertThat(Serai.isHub(new String[] {"prove"})).isFalse();
        assertThat(Serai.isHub(new String[] {"trace", "--store=3"})).isFalse();
    }
}
