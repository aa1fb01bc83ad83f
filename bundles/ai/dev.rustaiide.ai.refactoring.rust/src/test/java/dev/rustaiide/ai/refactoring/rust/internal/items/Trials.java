package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.rustaiide.ai.refactoring.Conflict;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** Does something at random places of a real crate, has Cargo check what came out, and puts the crate back. */
abstract class Trials {
    private final Crates crates;
    private final Workspace workspace;
    private final Random random;
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Integer> reasons = new HashMap<>();
    private int done;
    private int conflicts;

    Trials(Crates crates, long seed) throws FailureException {
        this.crates = crates;
        this.random = new Random(seed);
        Path root = crates.files().stream().filter(file -> file.endsWith("src/lib.rs")).findFirst().orElseThrow();
        this.workspace = crates.workspace(root);
    }

    Workspace workspace() {
        return workspace;
    }

    Random random() {
        return random;
    }

    /** What was tried. */
    record Trial(String title, TextEdits edits, Optional<Map.Entry<Path, Text>> created, List<Conflict> conflicts) {}

    /** Empty if nothing can be tried at the random place. */
    abstract Optional<Trial> trial(int number) throws FailureException;

    void run(int times) throws Exception {
        for (int i = 0; done + conflicts + broken.size() < times && i < 20 * times; i++) {
            try {
                Optional<Trial> trial = trial(i);
                if (trial.isPresent()) {
                    check(trial.get());
                }
            } catch (FailureException refused) {
                conflict(refused.failure().why());
            }
        }
    }

    private void check(Trial trial) throws Exception {
        if (!trial.conflicts().isEmpty()) {
            conflict(trial.conflicts().getFirst().why());
            if (Boolean.getBoolean("show")) {
                System.out.println(trial.title() + ": " + trial.conflicts());
            }
            return;
        }
        Map<Path, Text> after = trial.edits().after();
        trial.created().ifPresent(file -> after.put(file.getKey(), file.getValue()));
        crates.write(after);
        String said = crates.cargo("check", "--offline", "--all-targets", "-q");
        if (said.isEmpty()) {
            done++;
        } else {
            broken.add(trial.title() + "\n" + said.lines().dropWhile(line -> !line.startsWith("error")).limit(14)
                    .reduce("", (one, other) -> one + other + "\n"));
        }
        crates.restore(after);
    }

    private void conflict(String why) {
        conflicts++;
        reasons.merge(why.replaceFirst("Line \\d+: ", "").replaceAll("“[^”]*”", "…").replaceAll("[\\w:]*::\\w+", "M"),
                1, Integer::sum);
    }

    List<String> broken() {
        return broken;
    }

    int done() {
        return done;
    }

    int conflicts() {
        return conflicts;
    }

    void tell() {
        broken.forEach(System.out::println);
        reasons.entrySet().stream().sorted((one, other) -> other.getValue() - one.getValue())
                .forEach(each -> System.out.println(each.getValue() + " " + each.getKey()));
        System.out.println("done " + done + ", conflict " + conflicts + ", broken " + broken.size());
    }
}
