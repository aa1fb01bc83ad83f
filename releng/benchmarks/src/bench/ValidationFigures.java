package bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.validation.CommandLine;
import dev.rustaiide.foundation.validation.CommandRules;
import dev.rustaiide.foundation.validation.JsonSchema;
import dev.rustaiide.foundation.validation.PathRules;
import dev.rustaiide.foundation.validation.UrlRules;

/** What a check costs: each stands before something that takes milliseconds. */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Benchmark)
public class ValidationFigures {
    private final CommandLine cargo = new CommandLine("/usr/bin/cargo", List.of("check", "--workspace",
            "--message-format=json", "--keep-going", "--offline", "--all-targets"), Map.of("CARGO_TERM_COLOR", "never"));
    private final Path root = Path.of(System.getProperty("java.home"));

    @Benchmark
    public Object name() {
        return PathRules.name("größenmodell_tests.rs");
    }

    @Benchmark
    public Object inside() {
        return PathRules.inside(root, "lib/server/../modules");
    }

    @Benchmark
    public Object command() {
        return CommandRules.check(cargo);
    }

    @Benchmark
    public Object url() {
        return UrlRules.web("https://doc.rust-lang.org/std/vec/struct.Vec.html?search=push#method.push");
    }

    public static void main(String[] arguments) throws Exception {
        long start = System.nanoTime();
        JsonSchema schema = JsonSchema.of(Json.parse("{\"required\":[\"a\"]}")).accepted().orElseThrow();
        schema.problems(Json.parse("{}"));
        Figures.note("first JSON schema, library loaded", (System.nanoTime() - start) / 1e6, "ms");
        Figures.jmh(ValidationFigures.class, TimeUnit.MICROSECONDS)
                .forEach((what, micros) -> Figures.note("check of a " + what, micros, "µs"));
    }
}
