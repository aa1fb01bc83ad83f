package dev.rustaiide.ai.refactoring.rust.internal.items;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.rustaiide.ai.refactoring.rust.internal.RustNode;
import dev.rustaiide.foundation.error.FailureException;

/** Changes the signatures of random functions in random ways: {@code SignatureTrials CRATE SEED HOW_MANY}. */
public final class SignatureTrials extends Trials {
    private record Place(Module module, RustNode function) {}

    private final List<Place> places = new ArrayList<>();

    SignatureTrials(Crates crates, long seed) throws FailureException {
        super(crates, seed);
        for (Module module : workspace().modules()) {
            if (module.crate().target().library() && module.file().text().length() < 300_000) {
                collect(module, module.names().body());
            }
        }
    }

    private void collect(Module module, RustNode node) {
        for (RustNode child : node.children()) {
            boolean whole = child.is("function_item", "function_signature_item")
                    && child.enclosing("macro_definition").isEmpty();
            // Traits of other crates are always refused, which tells little.
            whole &= child.enclosing("impl_item").filter(impl -> impl.children().stream()
                    .anyMatch(word -> word.text().equals("for")) && random().nextInt(8) != 0).isEmpty();
            if (whole && !Family.parameters(child).isEmpty()) {
                places.add(new Place(module, child));
            }
            if (!child.is("mod_item")) {
                collect(module, child);
            }
        }
    }

    @Override
    Optional<Trial> trial(int number) throws FailureException {
        Place place = places.get(random().nextInt(places.size()));
        List<String> names = new ArrayList<>(Family.parameters(place.function()).stream()
                .map(SignatureChange::name).toList());
        int what = random().nextInt(4);
        switch (what) {
            case 0 -> names.add(random().nextInt(names.size() + 1), "extra_" + number + ": u32 = 0");
            case 1 -> Collections.rotate(names, 1);
            case 2 -> names.remove(random().nextInt(names.size()));
            default -> names.set(0, names.getFirst() + " => renamed_" + number);
        }
        String text = names.stream().collect(Collectors.joining(", "));
        Resolver resolver = new Resolver(workspace());
        Family family = Family.at(workspace(), resolver, place.module(), place.function().child("name").orElseThrow()
                .start());
        if (what == 1 && names.size() < 2) {
            return Optional.empty();
        }
        SignatureChange.Outcome outcome = new SignatureChange(workspace(), resolver, family, SignatureSpec.of(text),
                Optional.empty()).outcome(Optional.empty());
        return Optional.of(new Trial(place.module().path() + "::" + family.name() + "(" + text + ")", outcome.edits(),
                Optional.empty(), outcome.conflicts()));
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("trials");
        Trials trials = new SignatureTrials(new Crates(Path.of(arguments[0]), folder), Long.parseLong(arguments[1]));
        trials.run(Integer.parseInt(arguments[2]));
        trials.tell();
    }
}
