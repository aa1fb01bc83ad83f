package dev.rustaiide.system.cargo.integration.internal.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.refactoring.WorkspaceEdits;
import dev.rustaiide.foundation.config.SettingsFolders.Folder;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.CargoDependencies;
import dev.rustaiide.system.cargo.integration.CargoReports;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.cargo.integration.internal.CargoSettings;
import dev.rustaiide.system.cargo.integration.internal.ProgramCargo;
import dev.rustaiide.system.cargo.integration.internal.WrittenTexts;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;

/** The verb over the real Cargo; the command line is what the test says. */
class CargoVerbTest {
    @TempDir
    Path temporary;
    private Path folder;
    private final RealMachine machine = new RealMachine();
    private TestSettings settings;
    private CargoVerb verb;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final List<Path> trusted = new ArrayList<>();
    private Json answer = Json.NULL;

    @BeforeEach
    void open() throws IOException {
        assumeTrue(machine.programs().find("cargo").isPresent());
        folder = Files.createDirectories(temporary.toRealPath().resolve("app/src")).getParent();
        Files.writeString(folder.resolve("Cargo.toml"), "[package]\nname = \"app\"\nversion = \"0.1.0\"\n"
                + "edition = \"2021\"\n[features]\nloud = []\n");
        Files.writeString(folder.resolve("src/main.rs"), "fn main() {\n    let mut x = std::env::args().count();\n"
                + "    println!(\"{x}\");\n}\n");
        settings = new TestSettings(Files.createDirectories(temporary.resolve("home")), new CargoSettings().keys(),
                List.of(), () -> List.of(new Folder(folder, true)), WrittenTexts.plain(), WrittenTexts.silent());
        var trust = new SessionTrust() {
            @Override
            public void trust(Path one) {
                trusted.add(one);
            }

            @Override
            public boolean mayRun(Path one) {
                return trusted.stream().anyMatch(one::startsWith);
            }
        };
        var cargo = new ProgramCargo(machine.processes(), machine.programs(), settings.settings(),
                WrittenTexts.silent());
        cargo.bindPolicy(trust);
        verb = new CargoVerb(cargo, nobody(CargoDependencies.class), nobody(CargoReports.class),
                nobody(WorkspaceEdits.class), trust);
    }

    @AfterEach
    void close() {
        settings.close();
        machine.close();
    }

    private static <T> T nobody(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }

    /** Words with {@code --} are options; those with {@code =} in them have a value. */
    private ExitCode run(String... words) throws FailureException, InterruptedException {
        var parameters = new ArrayList<String>();
        Map<String, String> options = new HashMap<>();
        for (String word : words) {
            if (word.startsWith("--")) {
                options.put(word.substring(2).split("=", 2)[0], word.contains("=") ? word.split("=", 2)[1] : "");
            } else {
                parameters.add(word);
            }
        }
        said.clear();
        return verb.run((Invocation) Proxy.newProxyInstance(Invocation.class.getClassLoader(),
                new Class<?>[] {Invocation.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "parameters" -> parameters;
                    case "has" -> options.containsKey(arguments[0]);
                    case "option" -> Optional.ofNullable(options.get(arguments[0]));
                    case "json" -> options.containsKey("json");
                    case "folder" -> folder;
                    case "message" -> said.add((String) arguments[0]);
                    case "print" -> {
                        if (arguments[0] instanceof Json json) {
                            answer = json;
                        } else {
                            said.add((String) arguments[0]);
                        }
                        yield null;
                    }
                    default -> null;
                }));
    }

    @Test
    void nothing_runs_without_trust_and_a_build_is_data() throws Exception {
        assertThrows(FailureException.class, () -> run("build", "."));
        assertEquals(ExitCode.OK, run("build", ".", "--trust", "--json"));
        assertEquals(1, answer.number("warnings"));
        Json problem = answer.get("problems").items().getFirst();
        assertEquals("2:9 unused_mut true", problem.number("line") + ":" + problem.number("column") + " "
                + problem.string("code") + " " + problem.flag("safeFix", false));
        assertEquals(ExitCode.OK, run("run", ".", "one", "two", "--json"));
        assertEquals("3", answer.get("output").items().getFirst().asString().orElseThrow());
        Files.writeString(folder.resolve("src/main.rs"), "fn main() { x }\n");
        assertEquals(ExitCode.FINDINGS, run("check", "."));
        assertTrue(said.stream().anyMatch(line -> line.contains("E0425")), said::toString);
        assertTrue(said.stream().noneMatch(line -> line.contains("\u001b")));
    }

    @Test
    void a_choice_is_kept_and_what_there_is_not_cannot_be_chosen() throws Exception {
        assertEquals(ExitCode.OK, run("choose", ".", "--features=loud", "--profile=release"));
        assertEquals(List.of("features: loud", "profile: release", "toolchain: standard"), said);
        run("workspace", ".");
        assertTrue(said.contains("    [x] loud"), said::toString);
        assertThrows(FailureException.class, () -> run("choose", ".", "--features=quiet"));
        assertThrows(FailureException.class, () -> run("choose", ".", "--profile=tiny"));
        run("choose", ".", "--features=none", "--profile=standard");
        assertEquals("features: none by name", said.getFirst());
    }

    @Test
    void what_is_wrong_is_told_with_its_place_and_what_to_do() throws Exception {
        assertEquals(ExitCode.USAGE, run("publish", "."));
        assertThrows(FailureException.class, () -> run("check", "nowhere"));
        assertThrows(FailureException.class, () -> run("fix", "."));
        Files.writeString(folder.resolve("Cargo.toml"), "[package\n");
        FailureException broken = assertThrows(FailureException.class, () -> run("workspace", "."));
        assertTrue(broken.failure().toString().contains("Cargo.toml"), broken.failure()::toString);
        Files.delete(folder.resolve("Cargo.toml"));
        FailureException none = assertThrows(FailureException.class, () -> run("workspace", "."));
        assertTrue(none.failure().nextStep().contains("rust-ai-ide new"), none.failure()::nextStep);
    }
}
