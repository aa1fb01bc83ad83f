package dev.rustaiide.system.testing.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.platform.testing.RealMachine;
import dev.rustaiide.system.cargo.integration.CargoBuild.Executable;
import dev.rustaiide.system.cargo.integration.CargoTarget;
import dev.rustaiide.system.cargo.integration.FolderPrograms;
import dev.rustaiide.system.cargo.integration.testing.TestCargo;
import dev.rustaiide.system.testing.TestEvent;
import dev.rustaiide.system.testing.TestRequest;
import dev.rustaiide.system.testing.TestResult;

/** Over harnesses that are scripts, so that they break at the very place that is meant. */
class HarnessRunTest {
    /** Says which tests there are, and defines what tests say; what comes behind it is the harness itself. */
    private static final String SAYS = """
            #!/bin/sh
            case "$*" in *--list*) printf 'a: test\\nb: test\\n'; exit 0;; esac
            suite() { echo "{ \\"type\\": \\"suite\\", \\"event\\": \\"started\\", \\"test_count\\": $1 }"; }
            begin() { echo "{ \\"type\\": \\"test\\", \\"event\\": \\"started\\", \\"name\\": \\"$1\\" }"; }
            pass() { echo "{ \\"type\\": \\"test\\", \\"name\\": \\"$1\\", \\"event\\": \\"ok\\" }"; }
            end() { echo "{ \\"type\\": \\"suite\\", \\"event\\": \\"ok\\", \\"passed\\": $1, \\"failed\\": 0 }"; }
            for name; do :; done
            """;
    /** All at once it dies with both under way. */
    private static final String DIES = "case \"$*\" in *--exact*) suite 1;; *) suite 2; begin a; begin b; kill -6 $$;;"
            + " esac\n";

    @TempDir
    Path temporary;
    private final RealMachine machine = new RealMachine();

    @AfterEach
    void close() {
        machine.close();
    }

    private String run(String script, TestRequest request) throws Exception {
        Path program = Files.writeString(temporary.resolve("harness"), SAYS + script);
        assertTrue(program.toFile().setExecutable(true));
        var executable = new Executable("one", new CargoTarget("one", CargoTarget.Kind.LIBRARY, temporary), true,
                temporary, program, Map.of());
        List<String> begun = Collections.synchronizedList(new ArrayList<>());
        List<TestResult> results = Call.start("run", scope -> new HarnessRun(
                new FolderPrograms(TestCargo.trusting(true), machine.processes()), new Harness(executable, Map.of(),
                        true), new PanicText(temporary, temporary), request, new OutputBudget(), event -> {
                    if (event instanceof TestEvent.Started(var id)) {
                        begun.add(id.path());
                    }
                }, scope).run()).await();
        begun.removeIf(name -> results.stream().anyMatch(each -> each.id().path().equals(name)));
        return begun + " " + results.stream().map(each -> each.id().path() + " " + each.outcome()).sorted().toList();
    }

    private String run(String script) throws Exception {
        return run(script, TestRequest.all(temporary));
    }

    @Test
    void the_one_that_took_the_harness_down_is_found_among_those_under_way() throws Exception {
        assertEquals("[] [a PASSED, b CRASHED]", run(DIES
                + "begin $name; case $name in b) kill -11 $$;; esac; pass $name; end 1\n"));
    }

    @Test
    void a_test_whose_end_is_not_heard_even_alone_went_as_the_harness_did() throws Exception {
        assertEquals("[] [a PASSED, b PASSED]", run(DIES + "begin $name; case $name in b) pass b;; esac; end 1\n"));
        assertEquals("[] [a FAILED, b PASSED]", run(DIES + "begin $name; case $name in b) pass b; end 1; exit 0;; esac"
                + "\nend 0; exit 101\n"));
    }

    @Test
    void a_harness_that_ends_before_the_lone_test_begins_counts_as_its_crash() throws Exception {
        assertEquals("[] [a CRASHED, b PASSED]", run(DIES
                + "case $name in a) exit 3;; esac; begin $name; pass $name; end 1\n"));
    }

    @Test
    void a_test_that_is_late_alone_too_is_told_once() throws Exception {
        assertEquals("[] [a TIMED_OUT, b PASSED]", run(DIES
                + "begin $name; case $name in a) sleep 60;; esac; pass $name; end 1\n",
                TestRequest.all(temporary).within(Duration.ofMillis(300))));
    }
}
