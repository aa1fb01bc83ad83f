package dev.rustaiide.foundation.config.internal;

import static dev.rustaiide.foundation.config.internal.Fixture.TAB;
import static dev.rustaiide.foundation.config.internal.Fixture.THEME;
import static dev.rustaiide.foundation.config.internal.Fixture.WRAP;
import static dev.rustaiide.foundation.config.internal.Fixture.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.config.Explanation.Said;
import dev.rustaiide.foundation.config.Explanation.Verdict;
import dev.rustaiide.foundation.config.Lock;
import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingsView.Problem;
import dev.rustaiide.foundation.config.SettingsView.Value;
import dev.rustaiide.foundation.config.Source;
import dev.rustaiide.foundation.error.FailureException;

class PolicyTest {
    private static final String LOCKING = """
            {
              "by": "ACME IT",
              "reason": "See the intranet.",
              "settings": {
                "editor.tabSize": 8 // as the style guide says
              },
              "locked": ["editor.*"]
            }
            """;

    @TempDir
    Path temp;
    private Fixture fixture;

    @BeforeEach
    void open() {
        fixture = new Fixture(temp);
        write(fixture.distribution, "{\"editor.tabSize\": 3, \"editor.wrap\": true, \"look.theme\": \"light\"}");
    }

    @Test
    void a_policy_without_a_lock_is_overridden_by_the_user_and_overrides_the_distribution() {
        write(fixture.policy, "{\"by\": \"IT\", \"settings\": {\"editor.tabSize\": 8}}");
        try (var settings = fixture.open()) {
            assertEquals(new Value<>(8L, Origin.POLICY), settings.lookup(TAB));
            assertEquals(new Value<>("light", Origin.DISTRIBUTION), settings.lookup(THEME));
            assertEquals(Optional.empty(), settings.lock(TAB));
        }
        write(fixture.user, "{\"editor.tabSize\": 2}");
        try (var settings = fixture.open()) {
            assertEquals(new Value<>(2L, Origin.USER), settings.lookup(TAB));
        }
    }

    @Test
    void a_locked_key_cannot_be_overridden_by_anything() {
        write(fixture.policy, LOCKING);
        write(fixture.user, "{\"editor.tabSize\": 2,\n\"editor.wrap\": false}");
        try (var settings = fixture.open(Map.of("RUST_AI_IDE_SET_EDITOR_TABSIZE", "5"), "--set", "editor.tabSize=6")) {
            assertEquals(new Value<>(8L, Origin.POLICY), settings.lookup(TAB));
            assertEquals(new Value<>(true, Origin.DISTRIBUTION), settings.lookup(WRAP), "locked without a value");
            var lock = new Lock("ACME IT", "See the intranet.", Source.in(fixture.policy, 7, 3));
            assertEquals(Optional.of(lock), settings.lock(TAB));
            var explained = settings.explain(TAB);
            assertEquals(lock, explained.lock());
            String why = "It is locked by ACME IT.";
            String weaker = "A stronger layer has a value.";
            assertEquals(List.of(
                    new Said(Origin.COMMAND_LINE, "6", Source.named("--set editor.tabSize"), Verdict.LOCKED, why),
                    new Said(Origin.ENVIRONMENT, "5", Source.named("RUST_AI_IDE_SET_EDITOR_TABSIZE"), Verdict.LOCKED,
                            why),
                    new Said(Origin.USER, "2", Source.in(fixture.user, 1, 2), Verdict.LOCKED, why),
                    new Said(Origin.POLICY, "8", Source.in(fixture.policy, 5, 5), Verdict.IN_FORCE, ""),
                    new Said(Origin.DISTRIBUTION, "3", Source.in(fixture.distribution, 1, 2), Verdict.OVERRIDDEN,
                            weaker),
                    new Said(Origin.STANDARD, "4", Source.named(""), Verdict.OVERRIDDEN, weaker)),
                    explained.layers());
            assertEquals(4, settings.problems().stream().filter(problem -> problem.message().endsWith(why)).count());
        }
    }

    @Test
    void setting_a_locked_key_fails_and_says_by_whom() {
        write(fixture.policy, LOCKING);
        try (var settings = fixture.open()) {
            var refused = assertThrows(FailureException.class, () -> settings.set(TAB, 2L)).failure();
            assertEquals("Cannot set editor.tabSize.", refused.what());
            assertEquals("It is locked by ACME IT in " + fixture.policy + ":7:3: See the intranet.", refused.why());
            assertTrue(Files.notExists(fixture.user));
        }
    }

    @Test
    void a_key_that_was_set_before_the_lock_can_be_reset() throws FailureException {
        write(fixture.policy, LOCKING);
        write(fixture.user, "{\"editor.tabSize\": 2}");
        try (var settings = fixture.open()) {
            settings.reset(TAB);
            assertEquals(List.of(), settings.problems());
        }
    }

    @Test
    void a_broken_policy_keeps_its_locks_and_mended_it_counts_again() throws InterruptedException {
        write(fixture.policy, LOCKING);
        try (var settings = fixture.open()) {
            write(fixture.policy, "{\"by\": \"IT\",\n\"locked\": [oops}");
            for (int patience = 0; patience < 3000 && settings.problems().isEmpty(); patience++) {
                Thread.sleep(10);
            }
            assertEquals(Source.in(fixture.policy, 2, 12), settings.problems().getFirst().source());
            assertTrue(settings.lock(TAB).isPresent());
            write(fixture.policy, "{\"by\": \"IT\"}");
            for (int patience = 0; patience < 3000 && settings.lock(TAB).isPresent(); patience++) {
                Thread.sleep(10);
            }
            assertEquals(new Value<>(3L, Origin.DISTRIBUTION), settings.lookup(TAB));
        }
    }

    @Test
    void what_a_policy_says_wrongly_is_told_with_its_place() {
        write(fixture.policy, """
                {
                  "reason": 1,
                  "settings": {"editor.tabSize": 99, "editor.warp": true},
                  "locked": ["editor.*", "look.tehme", "other"],
                  "lokced": []
                }""");
        try (var settings = fixture.open()) {
            assertEquals(List.of("0 \"by\" must name who decides, as a text in quotes.",
                    "2 \"reason\" must be a text in quotes.",
                    "3 There is no setting \"editor.warp\" here. Did you mean \"editor.wrap\"?",
                    "3 \"editor.tabSize\" does not count. It must be a whole number from 1 to 16.",
                    "4 The lock \"look.tehme\" fits no setting here. Did you mean \"look.theme\"?",
                    "4 The lock \"other\" fits no setting here.",
                    "5 A policy has no \"lokced\"."),
                    settings.problems().stream().map(PolicyTest::line).toList());
            assertEquals("your organisation", settings.lock(TAB).orElseThrow().by());
        }
    }

    private static String line(Problem problem) {
        return problem.source().line() + " " + problem.message();
    }
}
