package dev.rustaiide.ai.refactoring.internal.items;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.rustaiide.ai.refactoring.internal.rust.Rust;
import dev.rustaiide.ai.refactoring.internal.rust.RustText;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/**
 * Moves random items of a real crate to random modules and has Cargo check what came out: {@code MoveTrials CRATE SEED
 * HOW_MANY} tells what became of each.
 */
public final class MoveTrials {
    private final Crates crates;
    private final Random random;
    private final Workspace workspace;
    private final List<Item> items = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final Map<String, Integer> reasons = new HashMap<>();
    private int done;
    private int conflicts;

    MoveTrials(Crates crates, long seed) throws FailureException {
        this.crates = crates;
        this.random = new Random(seed);
        Path root = crates.files().stream().filter(file -> file.endsWith("src/lib.rs")).findFirst().orElseThrow();
        this.workspace = crates.workspace(root);
        for (Module module : workspace.modules()) {
            boolean library = module.crate().target().library() && module.file().text().length() < 300_000;
            module.names().items().stream().filter(item -> library && item.node().is("function_item", "struct_item",
                    "enum_item", "trait_item", "const_item", "static_item", "type_item")).forEach(items::add);
        }
    }

    void one(int number) throws Exception {
        Item item = items.get(random.nextInt(items.size()));
        boolean alike = random.nextInt(10) != 0;
        List<Module> modules = item.module().crate().modules().stream().filter(module -> !alike
                || ItemMove.conditions(module).equals(ItemMove.conditions(item.module()))).toList();
        Module to = modules.get(random.nextInt(modules.size()));
        boolean fresh = random.nextInt(4) == 0;
        boolean withImpls = random.nextInt(4) != 0;
        String path = to.path() + (fresh ? "::fresh_" + number : "");
        try {
            Destination destination = Destination.of(path, item.module(), workspace, file -> new SourceFile(file,
                    RustText.of("", Rust.SYNTAX, Rust.language(), Text.EMPTY)));
            ItemMove.Outcome outcome = new ItemMove(workspace, item, destination, withImpls).outcome();
            if (!outcome.conflicts().isEmpty()) {
                conflict(outcome.conflicts().getFirst().why());
                if (Boolean.getBoolean("show")) {
                    System.out.println(item.key() + " to " + path + ": " + outcome.conflicts().getFirst());
                    outcome.created().ifPresent(file -> System.out.println(file.getValue()));
                    outcome.edits().after().forEach((file, text) -> System.out.println(file + "\n" + text));
                }
                return;
            }
            Map<Path, Text> after = outcome.edits().after();
            outcome.created().ifPresent(file -> after.put(file.getKey(), file.getValue()));
            crates.write(after);
            String said = crates.cargo("check", "--offline", "--tests", "-q");
            if (said.isEmpty()) {
                done++;
            } else {
                broken.add(item.key() + " to " + path + (withImpls ? " with impls" : "") + "\n" + said.lines()
                        .dropWhile(line -> !line.startsWith("error")).limit(14)
                        .reduce("", (one, other) -> one + other + "\n"));
            }
            crates.restore(after);
        } catch (FailureException refused) {
            conflict(refused.failure().why());
        }
    }

    private void conflict(String why) {
        conflicts++;
        reasons.merge(why.replaceFirst("Line \\d+: ", "").replaceAll("“[^”]*”", "…").replaceAll("[\\w:]*::\\w+", "M"), 1,
                Integer::sum);
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

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("trials");
        MoveTrials trials = new MoveTrials(new Crates(Path.of(arguments[0]), folder), Long.parseLong(arguments[1]));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            trials.one(i);
        }
        trials.broken.forEach(System.out::println);
        trials.reasons.entrySet().stream().sorted((one, other) -> other.getValue() - one.getValue())
                .forEach(each -> System.out.println(each.getValue() + " " + each.getKey()));
        System.out.println("done " + trials.done + ", conflict " + trials.conflicts + ", broken "
                + trials.broken.size() + " of " + trials.items.size() + " items, in " + folder);
    }
}
