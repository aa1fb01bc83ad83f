package dev.rustaiide.ai.refactoring.rust.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.Span;

/** Extracts functions of random statements of a crate, each alone: {@code FunctionTrials CRATE_COPY SEED HOW_MANY}. */
public final class FunctionTrials {
    private FunctionTrials() {}

    private record Place(Path file, Span span) {}

    private static void collect(RustNode node, Path file, List<Place> places) {
        List<RustNode> parts = node.is("block") ? node.parts() : List.of();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i; j < Math.min(parts.size(), i + 4); j++) {
                places.add(new Place(file, new Span(parts.get(i).start(), parts.get(j).end())));
            }
        }
        node.children().forEach(child -> collect(child, file, places));
    }

    private static String check(Path folder) throws Exception {
        Path said = Files.createTempFile("cargo", ".txt");
        Process cargo = new ProcessBuilder("cargo", "check", "--offline", "--all-targets", "-q")
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        String text = cargo.waitFor() == 0 ? "" : Files.readString(said);
        Files.delete(said);
        return text;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<Place> places = new ArrayList<>();
        Map<Path, RustText> texts = new HashMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(path -> path.toString().endsWith(".rs")).sorted().toList()) {
                if (Files.size(file) < 300_000) {
                    RustText text = RustText.of("", Rust.SYNTAX, Rust.language(), Text.of(Files.readString(file)));
                    texts.put(file, text);
                    collect(text.root(), file, places);
                }
            }
        }
        Random random = new Random(Long.parseLong(arguments[1]));
        Map<String, Integer> reasons = new HashMap<>();
        int done = 0;
        int broken = 0;
        int refused = 0;
        while (done + broken < Integer.parseInt(arguments[2])) {
            Place place = places.get(random.nextInt(places.size()));
            try {
                RustText text = texts.get(place.file());
                String after = text.text().apply(new FunctionExtraction(text, place.span()).as("extracted_fn"))
                        .toString();
                Files.writeString(place.file(), after);
                String said = check(folder);
                done += said.isEmpty() ? 1 : 0;
                broken += said.isEmpty() ? 0 : 1;
                if (!said.isEmpty()) {
                    System.out.println(place.file() + ":\n" + text.text().substring(place.span().start(),
                            place.span().end()) + "\n=> " + said.lines().dropWhile(line -> !line.startsWith("error"))
                            .limit(12).reduce("", (one, other) -> one + other + "\n"));
                }
                Files.writeString(place.file(), text.text().toString());
            } catch (FailureException failure) {
                refused++;
                reasons.merge(failure.failure().why().replaceAll("“[^”]*”", "…"), 1, Integer::sum);
            }
        }
        reasons.entrySet().stream().sorted((one, other) -> other.getValue() - one.getValue())
                .forEach(each -> System.out.println(each.getValue() + " " + each.getKey()));
        System.out.println("done " + done + ", refused " + refused + ", broken " + broken);
    }
}
