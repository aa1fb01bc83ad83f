package dev.rustaiide.system.network.services.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.network.services.EgressGate.Ruling;

class SettingsGateTest {
    @TempDir
    Path home;

    private Ruling judge(String address, String... arguments) {
        try (var opened = Opened.settings(home, arguments)) {
            return new SettingsGate(opened.settings()).judge(URI.create(address));
        }
    }

    @Test
    void closed_unless_somebody_opens_it() {
        Ruling ruling = judge("https://example.org/");

        assertFalse(ruling.isAllowed());
        assertEquals("The network gate is closed.", ruling.why());
        assertTrue(ruling.nextStep().contains("network.open"));
    }

    @Test
    void listing_a_server_does_not_open_it() {
        assertFalse(judge("https://example.org/", "--set", "network.allowed=example.org").isAllowed());
    }

    @ParameterizedTest
    @CsvSource({"example.org, https://example.org/a?b", "example.org, https://EXAMPLE.org:443/",
            "example.org, https://example.org./", "*.example.org, https://a.b.example.org/",
            "example.org:8443, https://example.org:8443/", "http://localhost:11434, http://localhost:11434/api",
            "bücher.example, https://xn--bcher-kva.example/", "https://[::1]:8080, https://[::1]:8080/"})
    void lets_through_what_is_listed(String rule, String address) {
        Ruling ruling = judge(address, "--set", "network.open=true", "--set", "network.allowed=" + rule);

        assertTrue(ruling.isAllowed(), ruling.why());
    }

    @ParameterizedTest
    @CsvSource({"example.org, https://example.org.evil.net/", "example.org, https://evil-example.org/",
            "example.org, https://a.example.org/", "*.example.org, https://example.org/",
            "example.org, http://example.org/", "example.org, https://example.org:8443/",
            "example.org, https://user@example.org/", "example.org, ftp://example.org/",
            "example.org, file:///etc/passwd", "example.org, https://exаmple.org/",
            "*, https://example.org/", "*.*, https://example.org/", "https://, https://example.org/"})
    void refuses_what_only_looks_like_it(String rule, String address) {
        assertFalse(judge(address, "--set", "network.open=true", "--set", "network.allowed=" + rule).isAllowed());
    }

    @Test
    void says_which_rule_is_missing() {
        Ruling ruling = judge("http://models.example.org:8080/x", "--set", "network.open=true");

        assertEquals("“http://models.example.org:8080” is not among the allowed servers.", ruling.why());
    }

    @Test
    void opens_and_lists_in_the_users_file() throws Exception {
        try (var opened = Opened.settings(home)) {
            var gate = new SettingsGate(opened.settings());
            var changes = new CountDownLatch(2);
            try (var _ = gate.onChange(Runnable::run, changes::countDown)) {
                gate.setAllowed(List.of("example.org", "example.org"));
                gate.setOpen(true);

                assertTrue(changes.await(20, TimeUnit.SECONDS));
            }
            assertEquals(List.of("example.org"), gate.allowed());
            assertTrue(gate.judge(URI.create("https://example.org/")).isAllowed());
        }
    }

    @Test
    void a_list_with_something_that_is_no_server_is_refused_whole() {
        try (var opened = Opened.settings(home)) {
            var gate = new SettingsGate(opened.settings());

            assertThrows(FailureException.class, () -> gate.setAllowed(List.of("example.org", "*")));
            assertEquals(List.of(), gate.allowed());
        }
    }

    @Test
    void names_the_organisation_that_has_locked_it() throws IOException {
        Files.writeString(home.resolve("policy.json"), "{\"by\": \"ACME IT\", \"locked\": [\"network.*\"]}");

        Ruling ruling = judge("https://example.org/", "--set", "network.open=true");

        assertEquals("The network gate is closed, and ACME IT has locked that.", ruling.why());
    }
}
