package dev.rustaiide.system.lsp.server.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ProseTest {
    private static void check(String snippet, String text) {
        assertEquals(text, Prose.withoutFields(snippet), snippet);
    }

    @Test
    void a_snippet_writes_its_defaults() {
        check("push($0)", "push()");
        check("for ${1:i} in ${2:0..${3:n}} {\n\t$0\n}", "for i in 0..n {\n\t\n}");
        check("${1|a,b|}.x", "a.x");
        check("\\$1 \\} \\\\", "$1 } \\");
        check("$TM_FILENAME $ ${1}", " $ ");
        check("${1:a", "a");
        check("${", "");
        check("$", "$");
        check("${1|a", "");
    }

    @Property(tries = 500)
    void no_snippet_breaks_anything(@ForAll String snippet) {
        Prose.withoutFields("${1:" + snippet);
        Prose.withoutFields(snippet + "${1|");
    }
}
