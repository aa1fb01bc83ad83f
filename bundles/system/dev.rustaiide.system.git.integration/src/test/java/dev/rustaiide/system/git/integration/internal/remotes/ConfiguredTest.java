package dev.rustaiide.system.git.integration.internal.remotes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class ConfiguredTest {
    private static Configured of(String... pairs) {
        return Configured.of(String.join("\0", pairs).replace('=', '\n') + "\0");
    }

    @Test
    void the_last_value_counts_and_one_of_several_lines_is_whole() {
        Configured settings = of("push.default=simple", "push.default=upstream", "alias.x=one\ntwo", "core.flag");
        assertEquals(Optional.of("upstream"), settings.get("push.default"));
        assertEquals(Optional.of("one\ntwo"), settings.get("alias.x"));
        assertEquals(Optional.empty(), settings.get("core.flag"), "a name without a value says nothing");
    }

    @Test
    void remotes_are_those_with_an_address_and_their_names_may_have_dots() {
        Configured settings = of("remote.my.fork.url=a", "remote.origin.fetch=x", "remote.Up.pushurl=b",
                "remote.pushdefault=my.fork");
        assertEquals(List.of("my.fork", "Up"), settings.remotes());
    }

    @Test
    void the_longest_beginning_is_replaced_and_pushing_has_its_own() {
        Configured settings = of("url.https://a/.insteadof=x:", "url.https://b/.insteadof=x:long/",
                "url.ssh://c/.pushinsteadof=x:");
        assertEquals("https://a/p", settings.rewritten("x:p", false));
        assertEquals("https://b/p", settings.rewritten("x:long/p", false));
        assertEquals("ssh://c/long/p", settings.rewritten("x:long/p", true));
        assertEquals("y:p", settings.rewritten("y:p", true));
    }

    @Test
    void an_address_for_pushing_is_not_replaced_by_what_others_are_replaced_with_for_pushing() {
        Configured settings = of("remote.o.url=x:1", "remote.o.url=x:2", "remote.p.url=x:1", "remote.p.pushurl=x:3",
                "url.push/.pushinsteadof=x:", "url.all/.insteadof=x:");
        assertEquals(List.of("all/1"), settings.addresses("o", false));
        assertEquals(List.of("push/1", "push/2"), settings.addresses("o", true));
        assertEquals(List.of("all/3"), settings.addresses("p", true));
    }
}
