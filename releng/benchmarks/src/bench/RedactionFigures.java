package bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import dev.rustaiide.foundation.security.Redactor;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.Tokens;
import dev.rustaiide.foundation.security.internal.PatternRedactor;

/** What a line of the log pays: one of 200 units without a secret, ten secrets being known; and lines with work to do. */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Benchmark)
public class RedactionFigures {
    private static final String LINE = ("{\"time\":\"2026-11-25T19:00:00.123Z\",\"level\":\"INFO\",\"logger\":\"dev.rustaiide.app\","
            + "\"thread\":\"main\",\"call\":\"a81f\",\"message\":\"Opened /home/me/project/src/main.rs in 12 ms, 1042 lines, "
            + "UTF-8\",\"count\":17,\"size\":1}").substring(0, 200);

    private final Redactor redactor = new PatternRedactor();
    private final Redactor unknowing = new PatternRedactor();
    private final String escaped = LINE.replace(" in 12 ms, ", "\\n\\tat ");
    private final String secret;

    public RedactionFigures() {
        for (int i = 0; i < 9; i++) {
            redactor.learn(Tokens.create());
        }
        Secret last = Tokens.create();
        redactor.learn(last);
        secret = LINE.replace("project/src/main.rs", new String(last.chars()));
    }

    @Benchmark
    public Object clean() {
        return redactor.redact(LINE);
    }

    @Benchmark
    public Object cleanWithoutKnown() {
        return unknowing.redact(LINE);
    }

    @Benchmark
    public Object escapes() {
        return redactor.redact(escaped);
    }

    @Benchmark
    public Object secret() {
        return redactor.redact(secret);
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Double> times = Figures.jmh(RedactionFigures.class, TimeUnit.MICROSECONDS);
        Figures.note("redaction of a clean line of 200 units, 10 secrets known", times.get("clean"), "µs");
        Figures.note("… none known", times.get("cleanWithoutKnown"), "µs");
        Figures.note("… with JSON escapes", times.get("escapes"), "µs");
        Figures.note("… with a secret", times.get("secret"), "µs");
    }
}
