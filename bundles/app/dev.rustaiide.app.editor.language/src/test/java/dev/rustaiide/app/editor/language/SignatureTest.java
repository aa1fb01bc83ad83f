package dev.rustaiide.app.editor.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.language.Signatures;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Span;

class SignatureTest {
    private static Signatures.Signature signature(String label, String documentation) {
        return new Signatures.Signature(label, "about " + label,
                List.of(new Signatures.Parameter(new Span(2, 3), documentation)), 0);
    }

    @Test
    void typing_a_call_tells_its_parameters_until_it_is_left() {
        try (EditorFixture fixture = new EditorFixture("f|")) {
            fixture.features.answer(Signatures.At.class, question -> question.position().character() > 1
                    && question.position().character() < 4
                    ? new Signatures(List.of(signature("f(a)", "the a"), signature("f(b)", "the b")), 0)
                    : Signatures.NONE);
            fixture.type("(");
            fixture.until("the signature", () -> fixture.explanation().isPresent());
            assertEquals("the a\n\n---\n\nabout f(a)", fixture.explanation().orElseThrow());
            fixture.key(SWT.ARROW_DOWN, '\0', 0);
            fixture.until("the other one", () -> fixture.explanation().orElse("").startsWith("the b"));
            assertEquals(new Position(0, 2), fixture.caret());
            fixture.type("x");
            fixture.rest(150);
            assertTrue(fixture.explanation().orElse("").startsWith("the b"));
            fixture.type(")");
            fixture.until("its end", () -> fixture.explanation().isEmpty());
        }
    }

    @Test
    void escape_closes_it_and_it_stays_closed_until_it_is_asked_for() {
        try (EditorFixture fixture = new EditorFixture("f|")) {
            fixture.features.answer(Signatures.At.class,
                    question -> new Signatures(List.of(signature("f(a)", "")), 0));
            fixture.type("(");
            fixture.until("the signature", () -> fixture.explanation().isPresent());
            fixture.key(SWT.ESC, SWT.ESC, 0);
            fixture.type("x");
            fixture.rest(100);
            assertTrue(fixture.explanation().isEmpty());
            fixture.key(' ', ' ', SWT.MOD1 | SWT.SHIFT);
            fixture.until("the signature", () -> fixture.explanation().isPresent());
        }
    }
}
