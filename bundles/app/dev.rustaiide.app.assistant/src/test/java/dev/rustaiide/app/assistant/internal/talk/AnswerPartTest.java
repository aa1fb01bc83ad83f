package dev.rustaiide.app.assistant.internal.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import dev.rustaiide.app.assistant.internal.talk.AnswerPart.Code;
import dev.rustaiide.app.assistant.internal.talk.AnswerPart.Prose;

class AnswerPartTest {
    @Test
    void code_stands_between_what_is_said_before_and_after() {
        assertEquals(List.of(new Prose("Do this:"), new Code("rust", "let a = 1;\n\nlet b = 2;"), new Prose("\nDone.")),
                AnswerPart.of("Do this:\n\n```rust\nlet a = 1;\n\nlet b = 2;\n```\n\nDone.").stream()
                        .map(part -> part).toList());
    }

    @Test
    void a_block_that_has_not_ended_is_code_already() {
        assertEquals(List.of(new Code("rust", "fn a() {")), AnswerPart.of("```rust\nfn a() {\n"));
        assertEquals(List.of(new Code("", "")), AnswerPart.of("```"));
    }

    @Test
    void a_longer_fence_ends_only_with_one_as_long() {
        assertEquals(List.of(new Code("md", "```\ninside\n```")), AnswerPart.of("````md\n```\ninside\n```\n````"));
    }

    @Test
    void a_block_in_a_list_loses_the_indentation_of_the_list() {
        assertEquals(List.of(new Prose("- so"), new Code("sh", "cargo test\n  --all")),
                AnswerPart.of("- so\n  ```sh\n  cargo test\n    --all\n  ```"));
    }

    @Test
    void three_ticks_within_a_line_are_no_block() {
        assertEquals(List.of(new Prose("```x``` is code")), AnswerPart.of("```x``` is code"));
    }

    @Property(tries = 300)
    void whatever_comes_is_cut_without_failing_and_prose_has_no_block(
            @ForAll @StringLength(max = 60) @CharRange(from = '`', to = 'c') String odd) {
        String text = odd.replace('a', '\n').replace('b', '~').replace('c', ' ');
        for (AnswerPart part : AnswerPart.of(text)) {
            if (part instanceof Prose(String markdown)) {
                assertTrue(AnswerPart.of(markdown).stream().allMatch(Prose.class::isInstance), text);
            }
        }
    }
}
