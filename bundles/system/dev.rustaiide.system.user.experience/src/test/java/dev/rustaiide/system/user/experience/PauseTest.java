package dev.rustaiide.system.user.experience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {
        "dev.rustaiide.app.workbench.internal.window.MainMenu.open(MainMenu.java:25),MainMenu.open,app.workbench",
        "dev.rustaiide.app.git.Bars$Row.<init>(Bars.java:3),Bars.Row.<init>,app.git",
        "java.base/java.lang.Thread.sleep(Thread.java:1),Thread.sleep,||",
        "org.eclipse.swt.internal.cairo.Cairo.cairo_paint(Native Method),Cairo.cairo_paint,||",
        "what,what,||", "||,||,||"})
    void a_pause_says_in_few_words_what_it_was_at(String stack, String place, String bundle) {
        var pause = new Pause(Instant.EPOCH, 200, stack);
        assertEquals(place, pause.place());
        assertEquals(bundle, pause.bundle());
    }
}
