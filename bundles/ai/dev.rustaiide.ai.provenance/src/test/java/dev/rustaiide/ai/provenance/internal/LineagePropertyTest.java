package dev.rustaiide.ai.provenance.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import dev.rustaiide.ai.provenance.AcceptedEdit.Maker;
import dev.rustaiide.ai.provenance.Blame.Part;
import dev.rustaiide.ai.provenance.Blame.Source;
import dev.rustaiide.ai.provenance.Blame.State;
import dev.rustaiide.foundation.text.Text;

/** What holds for every text, every accepted edit and whatever people write afterwards. */
class LineagePropertyTest {
    private static final Source SOURCE = new Source("e", "agent", "t", new Maker("m", "", "", List.of(), ""), "r", "",
            1);

    private static Text text(List<String> lines) {
        return Text.of(String.join("\n", lines) + "\n");
    }

    private static List<String> people(Random random, String who, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(random.nextInt(4) == 0 ? "}" : random.nextInt(6) == 0 ? "" : "let " + who + random.nextInt(10_000)
                    + " = " + random.nextInt(50) + ";");
        }
        return lines;
    }

    @Property(tries = 300)
    void only_lines_that_were_accepted_are_said_to_be_and_all_telling_ones_that_still_stand_are(@ForAll long seed) {
        var random = new Random(seed);
        List<String> before = people(random, "mine", 1 + random.nextInt(20));
        List<String> model = people(random, "model", 1 + random.nextInt(12));
        List<String> after = new ArrayList<>(before);
        after.addAll(random.nextInt(before.size() + 1), model);
        List<String> later = new ArrayList<>(after);
        for (int i = random.nextInt(5); i > 0; i--) {
            later.addAll(random.nextInt(later.size() + 1), people(random, "later", 1 + random.nextInt(3)));
        }
        var lineage = new Lineage(text(later));
        Block.of(text(before), text(after)).forEach(block -> lineage.claim(block, SOURCE));
        Set<String> accepted = new HashSet<>();
        Set<Integer> lines = new HashSet<>();
        for (Part part : lineage.parts()) {
            for (int line = part.start(); line < part.end(); line++) {
                assertTrue(lines.add(line), "parts overlap");
                if (part.state() == State.ACCEPTED) {
                    accepted.add(later.get(line));
                    assertTrue(model.contains(later.get(line)), () -> "not of the model: " + later);
                }
            }
        }
        Set<String> telling = new HashSet<>(model);
        telling.removeIf(line -> !LineHashes.isTelling(line) || before.contains(line));
        assertTrue(accepted.containsAll(telling), () -> telling + " of " + later + " but only " + accepted);
    }

    @Property(tries = 200)
    void a_block_is_the_same_after_it_was_printed_and_read(@ForAll long seed) {
        var random = new Random(seed);
        Text before = text(people(random, "mine", random.nextInt(10)));
        Text after = text(people(random, "model", 1 + random.nextInt(30)));
        for (Block block : Block.of(before, after)) {
            assertEquals(block, Block.parse(block.print()));
            assertEquals(block.hashes(), block.split(3).stream().flatMap(part -> part.hashes().stream()).toList());
        }
    }
}
