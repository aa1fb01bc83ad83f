package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.ai.refactoring.rust.internal.Rust;
import dev.rustaiide.ai.refactoring.rust.internal.RustText;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;

/** Moves random items to random modules, some of them new: {@code MoveTrials CRATE SEED HOW_MANY}. */
public final class MoveTrials extends Trials {
    private final List<Item> items = new ArrayList<>();

    MoveTrials(Crates crates, long seed) throws FailureException {
        super(crates, seed);
        for (Module module : workspace().modules()) {
            boolean library = module.crate().target().library() && module.file().text().length() < 300_000;
            module.names().items().stream().filter(item -> library && item.node().is("function_item", "struct_item",
                    "enum_item", "trait_item", "const_item", "static_item", "type_item")).forEach(items::add);
        }
    }

    @Override
    Optional<Trial> trial(int number) throws FailureException {
        Item item = items.get(random().nextInt(items.size()));
        boolean alike = random().nextInt(20) != 0;
        List<Module> modules = item.module().crate().modules().stream().filter(module -> module != item.module()
                && (!alike || ItemMove.conditions(module).equals(ItemMove.conditions(item.module())))).toList();
        boolean fresh = modules.isEmpty() || random().nextInt(4) == 0;
        Module to = modules.isEmpty() ? item.module() : modules.get(random().nextInt(modules.size()));
        boolean withImpls = random().nextInt(4) != 0;
        String path = to.path() + (fresh ? "::fresh_" + number : "");
        Destination destination = Destination.of(path, item.module(), workspace(), file -> new SourceFile(file,
                RustText.of("", Rust.SYNTAX, Rust.language(), Text.EMPTY)));
        ItemMove.Outcome outcome = new ItemMove(workspace(), item, destination, withImpls).outcome();
        return Optional.of(new Trial(item.key() + " to " + path + (withImpls ? " with impls" : ""), outcome.edits(),
                outcome.created(), outcome.conflicts()));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("trials");
        Trials trials = new MoveTrials(new Crates(Path.of(arguments[0]), folder), Long.parseLong(arguments[1]));
        trials.run(Integer.parseInt(arguments[2]));
        trials.tell();
    }
}
