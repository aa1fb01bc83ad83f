package dev.rustaiide.foundation.logging.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

import dev.rustaiide.foundation.logging.LogEntry;
import dev.rustaiide.foundation.security.Secret;

class RedactionTest {
    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMinLength(12).ofMaxLength(40).withCharRange('!', '~'),
                Arbitraries.strings().ofMinLength(12).ofMaxLength(40).withChars("aZ9\"\\\n\t üß€/+=é")
                        .filter(text -> text.equals(text.strip())));
    }

    @Property(tries = 300)
    void a_registered_secret_never_reaches_the_file(@ForAll("secrets") String secret,
            @ForAll @StringLength(max = 12) String before, @ForAll @StringLength(max = 12) String after) {
        String text = before + secret + after;
        List<LogRecord> records = new ArrayList<>();
        var loggers = new Loggers(() -> Map.of("context", text, secret, "key"), () -> { });
        loggers.queue().target(records::addAll);
        loggers.getLogger(text).atError().addKeyValue("value", text).addKeyValue(text, 1)
                .setCause(new IllegalStateException(text, new IllegalArgumentException(secret)))
                .log("a {} b" + before, secret);
        loggers.queue().flush();
        var lines = new JsonLines(each -> each.replace(secret, Secret.SHOWN), 1);
        var line = new String(lines.bytes(records.getFirst()), StandardCharsets.UTF_8);
        assertEquals(1, line.lines().count());
        LogEntry entry = LogEntry.parse(line).orElseThrow();
        assertFalse(line.contains(secret), line);
        assertFalse((entry.logger() + entry.message() + entry.values() + entry.stack()).contains(secret),
                entry::toString);
    }
}
