package dev.rustaiide.foundation.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RulesPropertiesTest {
    private static final Path ROOT = Path.of("/usr/lib");

    @Provide
    Arbitrary<List<String>> steps() {
        return Arbitraries.of("a", "..", ".", "", "src", "b c", "...", "..a", "\\", "%2e%2e", "\u2025", "x.", ".git",
                "é").list().ofMaxSize(8);
    }

    /** The reference walks the steps with a counter, and knows nothing of names. */
    @Property(tries = 500)
    void what_is_accepted_never_goes_above_the_folder(@ForAll("steps") List<String> steps) {
        Optional<Path> accepted = PathRules.inside(ROOT, String.join("/", steps)).accepted();
        int depth = 0;
        boolean left = false;
        for (String step : steps) {
            depth += step.equals("..") ? -1 : step.isEmpty() || step.equals(".") || step.equals("\\") ? 0 : 1;
            left |= depth < 0;
        }
        assertTrue(accepted.isEmpty() || !left && accepted.get().startsWith(ROOT), () -> "accepted " + accepted);
    }

    @Property(tries = 500)
    void plain_paths_are_always_accepted(@ForAll("plain") List<String> steps) {
        String path = String.join("/", steps);
        assertEquals(Optional.of(ROOT.resolve(path)), PathRules.inside(ROOT, path).accepted());
    }

    @Provide
    Arbitrary<List<String>> plain() {
        return Arbitraries.strings().withCharRange('a', 'h').withChars('_', 'ü').ofMinLength(1).ofMaxLength(8)
                .filter(name -> !name.equals("aux")).list().ofMinSize(1).ofMaxSize(6);
    }

    @Property(tries = 1000)
    void a_name_is_accepted_in_one_form_only(@ForAll String name) {
        Optional<String> accepted = PathRules.name(name).accepted();
        accepted.ifPresent(form -> {
            assertTrue(Normalizer.isNormalized(form, Normalizer.Form.NFC));
            assertEquals(accepted, PathRules.name(form).accepted());
            assertEquals(1, Path.of(form).getNameCount());
        });
    }

    @Property(tries = 500)
    void every_way_to_write_a_private_number_is_refused(@ForAll int low, @ForAll("spelling") String spelling) {
        long address = 10L << 24 | low & 0xFFFFFF;
        String host = switch (spelling) {
            case "decimal" -> Long.toString(address);
            case "hex" -> "0x" + Long.toHexString(address);
            case "octal" -> "0" + Long.toOctalString(address);
            case "two" -> "10." + (address & 0xFFFFFF);
            case "mapped" -> "[::ffff:" + halves(address) + ']';
            case "6to4" -> "[2002:" + halves(address) + "::1]";
            default -> "10." + (address >> 16 & 0xFF) + '.' + (address >> 8 & 0xFF) + ".0x" + Long.toHexString(
                    address & 0xFF);
        };
        assertEquals(Optional.of(Reason.URL_PRIVATE), UrlRules.web("http://" + host + "/").refusal()
                .map(Verdict.Refused::reason), host);
    }

    private static String halves(long address) {
        return Long.toHexString(address >> 16) + ':' + Long.toHexString(address & 0xFFFF);
    }

    @Provide
    Arbitrary<String> spelling() {
        return Arbitraries.of("decimal", "hex", "octal", "two", "mapped", "6to4", "mixed");
    }

    @Property(tries = 300)
    void no_variable_that_loads_code_hides_behind_its_case(@ForAll("loading") String name, @ForAll long seed) {
        var spelled = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            spelled.append((seed >> i & 1) == 0 ? c : Character.toLowerCase(c));
        }
        var command = new CommandLine("cargo", List.of("build"), Map.of(spelled.toString(), "x"));
        assertEquals(Optional.of(Reason.COMMAND_ENVIRONMENT),
                CommandRules.check(command).refusal().map(Verdict.Refused::reason));
    }

    @Provide
    Arbitrary<String> loading() {
        return Arbitraries.of("LD_PRELOAD", "RUSTC_WRAPPER", "PATH", "GIT_SSH_COMMAND", "CARGO_TARGET_X_RUNNER", "IFS");
    }
}
