package dev.rustaiide.ai.completion.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.completion.CompletionPlace;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.Prompt.Piece;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.types.LanguageId;

@Timeout(60)
class RelatedPiecesTest {
    private static final String HARBOUR = """
            pub struct Harbour {
                pub berths: Vec<Berth>,
                tide: f64,
            }

            impl Harbour {
                pub fn free_berth(&self, draught: f64) -> Option<&Berth> {
                    self.berths.iter().find(|each| each.depth + self.tide > draught)
                }
            }
            """;
    private static final String BAKERY = """
            pub fn bake(oven: &mut Oven, loaves: usize) {
                for loaf in 0..loaves {
                    oven.push(Loaf::of_rye(loaf));
                }
            }
            """;
    private static final String ASKS = "fn dock(harbour: &Harbour, ship: &Ship) {\n"
            + "    let berth = harbour.free_berth(ship.draught);\n    |\n}\n";

    @TempDir
    private Path temp;
    private FakeFolder folder;
    private ProjectModels models;

    @BeforeEach
    void open() throws IOException {
        folder = new FakeFolder(temp);
        models = folder.models();
        Files.createDirectories(temp.resolve("src"));
    }

    private List<Piece> at(String file, String text) throws Exception {
        CompletionPlace place = folder.place(file, text);
        models.learned(place.source().file()).await();
        return models.related(place);
    }

    @Test
    void the_piece_that_shares_rare_names_with_the_place_is_found_whole_under_its_name() throws Exception {
        folder.write("src/harbour.rs", HARBOUR);
        folder.write("src/bakery.rs", BAKERY);

        assertEquals(List.of(new Piece("src/harbour.rs", HARBOUR)), at("src/main.rs", ASKS));
    }

    @Test
    void a_file_is_no_source_for_itself() throws Exception {
        folder.write("src/main.rs", HARBOUR + ASKS.replace("|", ""));
        folder.write("src/bakery.rs", BAKERY);

        assertEquals(List.of(), at("src/main.rs", ASKS));
    }

    @Test
    void where_nothing_is_shared_or_nothing_is_there_nothing_is_shown() throws Exception {
        assertEquals(List.of(), at("src/main.rs", ASKS), "an empty folder");
        folder.write("src/bakery.rs", BAKERY);
        folder.see(temp.resolve("src/bakery.rs"));
        assertEquals(List.of(), at("src/main.rs", ASKS));
        assertEquals(List.of(), at("src/main.rs", "|"));
    }

    @Test
    void prose_and_data_have_no_pieces_and_get_none() throws Exception {
        folder.write("harbour.md", HARBOUR);
        folder.write("harbour.json", HARBOUR);
        assertEquals(List.of(), at("src/main.rs", ASKS));

        folder.write("src/harbour.rs", HARBOUR);
        folder.see(temp.resolve("src/harbour.rs"));
        Text text = Text.of("Harbour free_berth");
        var prose = new SourceText(temp.resolve("notes.md"), new LanguageId("markdown"), 1, text);
        models.learned(prose.file()).await();
        assertEquals(List.of(), models.related(new CompletionPlace(prose, 18, 18)));
    }

    @Test
    void the_same_language_comes_first_however_much_another_one_shares() throws Exception {
        folder.write("src/harbour.ts", "class Harbour { free_berth(ship, draught, berth, harbour, dock, Ship) {} }\n");
        folder.write("src/other.rs", "fn weigh(ship: Gross) -> u8 {\n    7\n}\n");

        assertEquals(List.of("src/other.rs", "src/harbour.ts"),
                at("src/main.rs", ASKS).stream().map(Piece::name).toList());
    }

    @Test
    void what_stands_before_the_caret_anyway_is_not_shown_once_more_nor_is_a_copy() throws Exception {
        folder.write("src/copy1.rs", HARBOUR);
        folder.write("src/copy2.rs", HARBOUR);

        assertEquals(List.of(), at("src/main.rs", HARBOUR + ASKS));
        assertEquals(List.of("src/copy1.rs"), at("src/other.rs", ASKS).stream().map(Piece::name).toList());
    }

    /** A text whose first lines ask for one file and whose last ones for another, with the caret in {@code line}. */
    private static String asking(int line) {
        var text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append(i == line ? "|" : "").append(i < 40 ? "x.free_berth(draught);" : "oven.push(Loaf::of_rye(9));")
                    .append('\n');
        }
        return text.toString();
    }

    @Test
    void as_long_as_the_caret_stays_near_the_same_pieces_come_and_further_off_others() throws Exception {
        Path harbour = folder.write("src/harbour.rs", HARBOUR);
        folder.write("src/bakery.rs", BAKERY);
        List<Piece> first = at("src/main.rs", asking(34));
        assertEquals("src/harbour.rs", first.getFirst().name());
        Files.delete(harbour);
        folder.see(harbour);

        assertEquals(first, at("src/main.rs", asking(46)));
        assertEquals(first, at("src/main.rs", asking(22)));
        assertEquals(List.of("src/bakery.rs"), at("src/main.rs", asking(47)).stream().map(Piece::name).toList());
        models.forget(temp.resolve("src/main.rs"));
        assertEquals(List.of(), at("src/main.rs", asking(10)), "nobody has shown it any more");
    }

    @Test
    void a_piece_that_is_another_one_by_now_or_gone_is_not_shown() throws Exception {
        Path harbour = folder.write("src/harbour.rs", HARBOUR);
        Path second = folder.write("src/second.rs", "fn moor(berth: &Berth, ship: Ship) {\n    ship.anchor();\n}\n");
        models.learned(harbour).await();
        Files.writeString(harbour, "// of another kind\n" + HARBOUR);
        Files.delete(second);

        assertEquals(List.of(), models.related(folder.place("src/main.rs", ASKS)));
    }

    @Test
    void what_is_learned_later_is_shown_from_then_on() throws Exception {
        assertEquals(List.of(), at("src/main.rs", ASKS));
        Path harbour = folder.write("src/harbour.rs", HARBOUR);
        folder.see(harbour);
        assertEquals(1, at("src/main.rs", ASKS).size(), "for nothing was known then");
    }

    @Test
    void binary_files_and_endless_lines_harm_nobody() throws Exception {
        Files.write(temp.resolve("src/binary.rs"), new byte[10_000]);
        folder.write("src/endless.rs", "free_berth(draught);".repeat(60_000));
        folder.write("src/long.rs", "let a = free_berth(draught, harbour, dock);".repeat(100) + "\n" + HARBOUR);
        folder.write("src/empty.rs", "");

        assertEquals(List.of(new Piece("src/long.rs", HARBOUR)), at("src/main.rs", ASKS));
    }

    @Test
    void a_caret_in_an_endless_line_asks_with_what_is_near_it() throws Exception {
        folder.write("src/harbour.rs", HARBOUR);
        folder.write("src/bakery.rs", BAKERY);
        String near = "oven.push(Loaf::of_rye(9));";
        String text = "free_berth(draught);".repeat(50_000) + near.repeat(200) + "|" + near.repeat(200)
                + "free_berth(draught);".repeat(1000);

        assertEquals(List.of("src/bakery.rs"), at("src/main.rs", text).stream().map(Piece::name).toList());
    }

    @Test
    void pieces_are_whole_lines_cut_where_a_line_is_blank_or_a_bracket_closes_and_none_is_too_long() {
        var text = new StringBuilder("\n\n");
        for (int i = 0; i < 60; i++) {
            text.append("fn function").append(i).append("() {\n").append("    call(argument);\n".repeat(i % 9))
                    .append("}\n").append(i % 3 == 0 ? "\n\n" : "");
        }
        text.append("fn last() {\n").append("    call(argument);\n".repeat(200)).append('}');
        Text all = Text.of(text);
        Vocabulary vocabulary = new Vocabulary();
        FilePieces pieces = FilePieces.of(all, FileTokens.of(all, "rust", vocabulary), vocabulary);
        int end = 0;
        int wellCut = 0;
        for (int i = 0; i < pieces.count(); i++) {
            String piece = all.substring(pieces.starts()[i], pieces.ends()[i]);
            assertTrue(pieces.starts()[i] >= end && all.substring(end, pieces.starts()[i]).isBlank(), "all is there");
            assertTrue(pieces.starts()[i] == 0 || all.charAt(pieces.starts()[i] - 1) == '\n', piece);
            assertTrue(piece.endsWith("\n") || pieces.ends()[i] == all.length(), piece);
            assertTrue(!piece.lines().findFirst().orElseThrow().isBlank(), piece);
            assertTrue(piece.length() <= PromptSize.PIECE_CHARACTERS
                    && piece.lines().count() <= PromptSize.PIECE_LINES, piece);
            wellCut += piece.startsWith("fn ") ? 1 : 0;
            end = pieces.ends()[i];
        }
        assertEquals(all.length(), end);
        assertTrue(wellCut > pieces.count() / 2, wellCut + " of " + pieces.count());
    }

    @Test
    void an_index_takes_no_more_memory_than_it_may() {
        Map<Path, FilePieces> files = new HashMap<>();
        for (int i = 0; i < 50; i++) {
            int[][] names = new int[500][];
            for (int piece = 0; piece < names.length; piece++) {
                names[piece] = IntStream.range(piece, piece + 150).toArray();
            }
            files.put(Path.of("file" + i), new FilePieces("rust", new int[500], new int[500], new int[500], names));
        }
        RelatedCode code = RelatedCode.NONE.with(files);

        assertTrue(code.bytes() <= RelatedCode.MOST_BYTES + (1 << 16), code.bytes() + " bytes");
        assertTrue(code.bytes() > RelatedCode.MOST_BYTES / 2 && code.pieces() < 25_000, code.pieces() + " pieces");
        assertTrue(RelatedCode.NONE.with(files).with(files).bytes() <= code.bytes());
    }

    @Test
    void memory_that_is_wanted_elsewhere_is_given_back() throws Exception {
        folder.write("src/harbour.rs", HARBOUR);
        assertEquals(1, at("src/main.rs", ASKS).size());
        folder.press();
        Files.delete(temp.resolve("src/harbour.rs"));

        assertEquals(List.of(), at("src/main.rs", ASKS));
    }

    /** Prints how long it takes; it proves that many files change nothing but that. */
    @Test
    void one_of_three_thousand_files_is_found() throws IOException {
        var random = new Random(1);
        Project project = Project.empty(Models.NONE);
        Map<Path, FilePieces> files = new HashMap<>();
        Map<Path, String> texts = new HashMap<>();
        for (int i = 0; i < 3000; i++) {
            var text = new StringBuilder();
            for (int line = 0; line < 60; line++) {
                text.append("    let name").append(random.nextInt(40)).append(" = usual")
                        .append(random.nextInt(9000)).append("(rare").append(random.nextInt(90_000)).append(");\n")
                        .append(line % 12 == 11 ? "}\n\n" : "");
            }
            Path file = temp.resolve("file" + i + ".rs");
            texts.put(file, text.toString());
            files.put(file, FilePieces.of(Text.of(text), project.tokens(text, "rust"), project.vocabulary));
        }
        long begun = System.nanoTime();
        Project known = project.with(ProjectCounts.NONE, RelatedCode.NONE.with(files));
        long built = System.nanoTime();
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Path file = temp.resolve("file" + i + ".rs");
            String lines = texts.get(file).lines().limit(10).reduce("", (one, other) -> one + other + "\n");
            CompletionPlace place = folder.place("asks.rs", "fn f() {\n" + lines.replaceAll("name\\d+", "it") + "|");
            FileTokens tokens = known.tokens(place.source().text(), "rust");
            Files.writeString(file, texts.get(file));
            long start = System.nanoTime();
            List<Piece> found = new RelatedPieces(FakeFolder.texts()).at(place, tokens, known);
            times.add(System.nanoTime() - start);
            assertNotEquals(List.of(), found);
            assertEquals(Prompt.name(file), found.getFirst().name());
        }
        times.sort(null);
        System.out.printf("%d pieces: index in %d ms, %d KB; chosen in %.2f ms, 95 %% in %.2f ms%n",
                known.related.pieces(), (built - begun) / 1_000_000, known.related.bytes() >> 10,
                times.get(times.size() / 2) / 1e6, times.get(times.size() * 95 / 100) / 1e6);
    }
}
