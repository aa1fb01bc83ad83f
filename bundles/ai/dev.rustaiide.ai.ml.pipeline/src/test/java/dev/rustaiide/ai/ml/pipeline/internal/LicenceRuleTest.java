package dev.rustaiide.ai.ml.pipeline.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LicenceRuleTest {
    @ParameterizedTest
    @ValueSource(strings = {"MIT", "MIT/Apache-2.0", "MIT / GPL-3.0", "GPL-3.0 OR MIT", "MIT AND Apache-2.0",
            "(MIT OR Apache-2.0) AND Unicode-DFS-2016", "(MIT OR GPL-2.0) AND Unicode-3.0",
            "Unicode-3.0 AND (GPL-2.0 OR MIT)", "Apache-2.0 WITH LLVM-exception OR GPL-3.0",
            "Apache-2.0 WITH LLVM-exception", "GPL-3.0 AND LGPL-3.0 OR MIT", "((MIT))", "apache-2.0 or MIT"})
    void these_may_teach(String licence) {
        assertTrue(LicenceRule.isFree(licence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "GPL-3.0", "MIT AND LGPL-3.0", "(MIT OR Apache-2.0) AND GPL-3.0",
            "GPL-3.0 AND (MIT OR Apache-2.0)", "(MIT OR (GPL-2.0 AND MIT)) AND MPL-2.0",
            "MIT AND (GPL-2.0 OR LGPL-3.0)", "GPL-2.0 WITH Classpath-exception-2.0", "MIT OR", "OR MIT", "(MIT", "MIT)",
            "MIT Apache-2.0", "MIT WITH", "MIT AND", "()", "LicenseRef-MIT", "MIT, Apache-2.0", "/"})
    void these_may_not_nor_what_is_no_expression(String licence) {
        assertFalse(LicenceRule.isFree(licence));
    }

    @Test
    void brackets_without_end_are_refused_and_do_no_harm() {
        assertFalse(LicenceRule.isFree("(".repeat(100_000) + "MIT"));
    }

    /** An expression, and whether it is free. */
    record Sample(String text, boolean isFree) {}

    @Provide
    Arbitrary<Sample> samples() {
        Arbitrary<Sample> names = Arbitraries.of(new Sample("MIT", true), new Sample("Apache-2.0", true),
                new Sample("GPL-3.0", false), new Sample("MPL-2.0", false));
        return Arbitraries.recursive(() -> names, inner -> Combinators.combine(inner, inner,
                Arbitraries.of(true, false)).as((one, other, and) -> new Sample('(' + one.text
                        + (and ? " AND " : " OR ") + other.text + ')',
                        and ? one.isFree && other.isFree : one.isFree || other.isFree)), 0, 4);
    }

    @Property(tries = 200)
    void nested_as_they_may_be_expressions_mean_what_their_brackets_say(@ForAll("samples") Sample sample) {
        assertEquals(sample.isFree, LicenceRule.isFree(sample.text), sample.text);
    }

    @Test
    void a_manifest_or_list_that_is_no_text_names_what_can_be_read_of_it(@TempDir Path corpus) throws Exception {
        Path project = Files.createDirectories(corpus.resolve("p"));
        Files.write(project.resolve("Cargo.toml"), "[package]\ndescription = \"\u00e9\"\nlicense = 'MIT'\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        Files.write(corpus.resolve("licences.tsv"), "\u00e9\tX\nq\tISC\nr\n".getBytes(StandardCharsets.ISO_8859_1));
        LicenceRule rule = LicenceRule.of(corpus);
        assertEquals("MIT", rule.of("p", project));
        assertEquals("ISC", rule.of("q", corpus.resolve("q")));
        assertEquals("", rule.of("r", corpus.resolve("r")));
    }
}
