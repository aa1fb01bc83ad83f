package dev.rustaiide.ai.ml.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import dev.rustaiide.ai.completion.CompletionLearning.Answer;
import dev.rustaiide.ai.ml.pipeline.AnswerFile.Placed;
import dev.rustaiide.foundation.error.FailureException;

class AnswerFileTest {
    private static final List<Placed> ANSWERS = List.of(
            new Placed("p", new Answer("a.rs", 17, "call", 8, -1, true, false, 0.25, true, 1.5e-4)),
            new Placed("q", new Answer("", 0, "", 4, 3, false, true, 0, false, 12345.678)));

    @Test
    void answers_come_back_as_they_were_without_their_times_if_these_were_not_written() throws Exception {
        assertEquals(ANSWERS, AnswerFile.read(AnswerFile.written(ANSWERS, true)));
        assertEquals(List.of(0.0, 0.0), AnswerFile.read(AnswerFile.written(ANSWERS, false)).stream()
                .map(each -> each.at().millis()).toList());
        assertEquals(List.of(), AnswerFile.read(new byte[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p\ta.rs\t1x\tcall\t8\t1\t1\t1\t0.5+\n", "p\ta.rs\t99999999999\tcall\t8\t1\t1\t1\t0.5+\n",
            "p\ta.rs\t1\tcall\t8\t1\t1\t1\t+\n", "p\ta.rs\t1\tcall\t8\t1\t1\t1\tNaN+\n", "p\ta.rs\n", "\n", "\0",
            "p\ta.rs\t1\tcall\t8\t1\t1\t1\t0.5+\tx\n"})
    void a_damaged_line_is_named(String line) {
        var refused = assertThrows(FailureException.class, () -> AnswerFile.read((new String(
                AnswerFile.written(ANSWERS, true), StandardCharsets.UTF_8) + line).getBytes(StandardCharsets.UTF_8)));
        assertTrue(refused.failure().why().contains("Line 3"), refused.failure().why());
    }

    /** Wherever it is cut or changed, it is answers or a failure that says so, and nothing else. */
    @Property(tries = 300)
    void damage_is_never_anything_but_a_failure(@ForAll @IntRange(max = 90) int at, @ForAll byte value) {
        byte[] bytes = AnswerFile.written(ANSWERS, true);
        byte[] changed = bytes.clone();
        changed[at % bytes.length] = value;
        for (byte[] each : List.of(changed, Arrays.copyOf(bytes, at % bytes.length))) {
            try {
                assertTrue(AnswerFile.read(each).size() <= 3);
            } catch (FailureException said) {
                assertTrue(said.failure().why().startsWith("Line "));
            }
        }
    }
}
