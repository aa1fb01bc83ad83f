package dev.rustaiide.foundation.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

class StandingFilesTest {
    private static final Path USER = Path.of("/home/u/settings.json");

    private static void checkPolicy(String expected, Map<String, String> properties, Map<String, String> environment) {
        var files = StandingFiles.of(USER, properties::get, environment::get);
        assertEquals(Path.of(expected), files.policy().path());
    }

    @Test
    void the_policy_is_where_each_system_has_such_files() {
        checkPolicy("/etc/rust-ai-ide/policy.json", Map.of("os.name", "Linux"), Map.of());
        checkPolicy("/Library/Application Support/rust-ai-ide/policy.json", Map.of("os.name", "Mac OS X"), Map.of());
        checkPolicy(Path.of("D:\\Common", "rust-ai-ide", "policy.json").toString(), Map.of("os.name", "Windows 11"),
                Map.of("ProgramData", "D:\\Common"));
        checkPolicy("/srv/policy.json", Map.of("rustaiide.policy", "/srv/policy.json"), Map.of());
    }

    @Test
    void the_distribution_lies_in_the_installation_whose_url_is_not_escaped() {
        var files = StandingFiles.of(USER, Map.of("osgi.install.area", "file:/opt/a b%20c/")::get, name -> null);
        assertEquals(Path.of("/opt/a b%20c/distribution/settings.json"), files.distribution().path());
        assertNull(StandingFiles.of(USER, name -> null, name -> null).distribution());
    }
}
