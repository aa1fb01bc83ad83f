package dev.rustaiide.app.vim.internal.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does the same keys here and in Vim, where one is installed, and compares text and caret. */
class RealVimTest {
    private static final String[] TEXTS = {
        "one two three\nfour, five; (six seven)\n\n  indented line here\nlast one\n",
        "fn main() {\n    let a = f(x, y);\n    if a > b {\n        go(a);\n    }\n}\n",
        "a ben\n\nb b b\n\n\nc.d.e\n   \nend of it all\n", "alone\nor not\nwith\nfour more\n", "x en\nx y\nx y\nx y\n",
    };
    private static final String[] MOTIONS = {"h", "l", "j", "k", "w", "b", "e", "W", "B", "E", "ge", "0", "^", "$", "G",
        "gg", "{", "}", "%", "fe", "ti", "Fo", "To", ";", ",", "+", "-", "_", "g_", "3w", "2j", "2b", "2e", "2l", "2fe",
        "'a", "n", "N", "/e\r", "?o\r"};
    private static final String[] OPERATORS = {"d", "c", "y", ">", "<", "gu", "gU", "g~", "d", "c", "y"};
    private static final String[] OBJECTS = {"iw", "aw", "iW", "aW", "i(", "a(", "ib", "i{", "a{", "ip"};
    private static final String[] SIMPLE = {"x", "X", "D", "p", "P", "J", "gJ", "~", "3~", "rz", "2rz", "u", "\u0012",
        ".", "2.", "dd", "yy", "2dd", "3yy", ">>", "<<", "gUU", "g~~", "Y", "ma", "2p", "2x", "3J", "s", "S", "C",
        "gp", "gP", "cc", "2cw", "guu", "2>>", "\"ayw", "\"ap", "\"add", "\"-p", "\"1p", "\u0001", "\u0018"};
    private static final String[] INSERTS = {"i", "a", "I", "A", "o", "O", "2i", "2o", "3a"};
    private static final String[] TYPED = {"foo", "x", "", "a b", "q\rw", "ab\b", "1"};
    private static final String[] EX = {":s/e/E/\r", ":%s/o/0/g\r", ":2d\r", ":1,2y\r", ":$\r", ":t.\r",
        ":m$\r", ":m0\r", ":.,+1>\r", "&", ":s/\\(.\\)\\(.\\)/\\2\\1/\r"};
    /** What was changed, looked for and deleted last is the same for all. */
    private static final String START = "~ddPx0fn:s/$/!/\r/e\rma0";
    private static final int CASES = 1500;

    @TempDir
    Path temp;

    private record Case(String text, String keys) {}

    private record Answer(String text, int line, int column) {}

    /** Ninety-nine of a hundred sequences of several commands each end with the same text and the same caret. */
    @Test
    void random_keys_do_what_they_do_in_vim() throws Exception {
        Path program = program();
        assumeTrue(program != null, "no Vim is installed");
        var random = new Random(6);
        var cases = new ArrayList<Case>();
        for (int i = 0; i < CASES; i++) {
            cases.add(new Case(TEXTS[random.nextInt(TEXTS.length)], keys(random)));
        }
        List<String> different = differences(cases, ask(program, cases));
        if (!different.isEmpty()) {
            Files.write(Path.of(System.getProperty("java.io.tmpdir"), "vim-differences.txt"), different);
        }
        // Known: paragraphs of one line, words of blank lines, and a change of case that changes nothing is no step.
        assertTrue(different.size() * 100 <= CASES, different.size() + " of " + CASES + " differ, such as\n"
                + String.join("\n", different.subList(0, Math.min(20, different.size()))));
    }

    /** What people do to code, as a file tells it: each of them ends in the same way. */
    @Test
    void real_edits_do_what_they_do_in_vim() throws Exception {
        Path program = program();
        assumeTrue(program != null, "no Vim is installed");
        var cases = new ArrayList<Case>();
        String text = "";
        for (String line : Files.readAllLines(Path.of("src/test/resources/real-edits.txt"))) {
            if (line.startsWith("== ")) {
                text = line.substring(3).replace("\\n", "\n");
            } else if (!line.startsWith("#") && !line.isBlank()) {
                cases.add(new Case(text, keysOf(line.split("  #")[0])));
            }
        }
        assertTrue(cases.size() > 60, "edits: " + cases.size());
        assertEquals("", String.join("\n", differences(cases, ask(program, cases))));
    }

    private static String keysOf(String line) {
        return line.replace("<CR>", "\r").replace("<Esc>", "\u001b").replace("<BS>", "\b").replace("<C-r>", "\u0012")
                .replace("<C-a>", "\u0001").replace("<C-x>", "\u0018").replace("<C-v>", "\u0016")
                .replace("<C-w>", "\u0017").replace("<C-u>", "\u0015").replace("<C-o>", "\u000f");
    }

    private static List<String> differences(List<Case> cases, List<Answer> answers) {
        var different = new ArrayList<String>();
        for (int i = 0; i < cases.size(); i++) {
            Answer ours = ours(cases.get(i));
            if (!ours.equals(answers.get(i))) {
                String keys = cases.get(i).keys();
                different.add(shown(keys.startsWith(START) ? keys.substring(START.length()) : keys) + " on "
                        + shown(cases.get(i).text()) + "\n    vim  " + shown(answers.get(i).toString())
                        + "\n    ours " + shown(ours.toString()));
            }
        }
        return different;
    }

    private static String shown(String text) {
        return text.replace("\n", "\\n").replace("\r", "<CR>").replace("\u001b", "<Esc>").replace("\b", "<BS>")
                .replace("\u0012", "<C-r>").replace("\u0001", "<C-a>").replace("\u0018", "<C-x>")
                .replace("\u0016", "<C-v>").replace("\u0017", "<C-w>").replace("\u0015", "<C-u>")
                .replace("\u000f", "<C-o>");
    }

    private static String keys(Random random) {
        var keys = new StringBuilder(START);
        int parts = 1 + random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            keys.append(part(random));
        }
        return keys.toString();
    }

    private static String part(Random random) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> pick(random, MOTIONS);
            case 2, 3, 4 -> operator(random, pick(random, random.nextInt(3) == 0 ? OBJECTS : MOTIONS));
            case 5, 6 -> pick(random, SIMPLE) + "\u001b";
            case 7 -> pick(random, INSERTS) + pick(random, TYPED) + "\u001b";
            case 8 -> visual(random);
            default -> random.nextInt(3) == 0 ? pick(random, EX) : pick(random, MOTIONS);
        };
    }

    private static String operator(Random random, String motion) {
        String operator = pick(random, OPERATORS);
        return operator + motion + (operator.equals("c") ? pick(random, TYPED) + "\u001b" : "");
    }

    private static String visual(Random random) {
        String does = pick(random, new String[] {"d", "y", "cx\u001b", "~", "u", "U", ">", "<", "J", "rq", "x", "o",
            "D", "Y", "p", "P", "2p", "\"ap"});
        return pick(random, new String[] {"v", "V"}) + pick(random, MOTIONS) + does + "\u001b";
    }

    private static String pick(Random random, String[] from) {
        return from[random.nextInt(from.length)];
    }

    private static Path program() {
        return java.util.stream.Stream.of("/usr/bin/vim", "/usr/local/bin/vim").map(Path::of)
                .filter(Files::isExecutable).findFirst().orElse(null);
    }

    private static Answer ours(Case one) {
        var host = new PlainHost(one.text().substring(0, one.text().length() - 1));
        var vim = new Vim(host);
        vim.finder().look("zzqq", true);
        // Vim goes on behind a key that fails if keys are fed to it.
        Strokes.parse(one.keys().replace("<", "<lt>").replace("\b", "<BS>").replace("\u0012", "<C-r>")
                .replace("\u0001", "<C-a>")
                .replace("\u0018", "<C-x>").replace("\u0016", "<C-v>").replace("\u0017", "<C-w>")
                .replace("\u0015", "<C-u>").replace("\u000f", "<C-o>")).forEach(vim::press);
        vim.reset();
        Lines lines = new Lines(host.text());
        return new Answer(host.text().toString(), lines.of(host.caret()) + 1, lines.column(host.caret()) + 1);
    }

    private List<Answer> ask(Path program, List<Case> cases) throws IOException, InterruptedException {
        var script = new ArrayList<String>(List.of(
                "set nocp bs=indent,eol,start ai sw=4 et nojs nf=hex ww= cpo=aABceFs",
                "set undolevels=1000 nomodeline noswapfile"));
        for (int i = 0; i < cases.size(); i++) {
            Path text = Files.writeString(temp.resolve("in" + i), cases.get(i).text());
            script.add("exe 'edit! " + text + "'");
            script.add("let @a = '' | let @/ = 'zzqq' | let @\" = '' | delmarks!");
            script.add("call cursor(1, 1)");
            script.add("call feedkeys(\"" + quoted(cases.get(i).keys()) + "\", 'ntx')");
            script.add("call writefile(getline(1, '$') + [line('.') . ' ' . col('.')], '" + temp.resolve("out" + i)
                    + "')");
            script.add("bwipe!");
        }
        script.add("qa!");
        Path file = Files.write(temp.resolve("script.vim"), script);
        Process vim = new ProcessBuilder(program.toString(), "-u", "NONE", "-i", "NONE", "-N", "-n", "-es", "-S",
                file.toString()).redirectErrorStream(true).redirectOutput(temp.resolve("log").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).start();
        if (!vim.waitFor(60, TimeUnit.SECONDS)) {
            vim.destroyForcibly();
            throw new IOException("Vim did not end");
        }
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < cases.size(); i++) {
            List<String> lines = Files.readAllLines(temp.resolve("out" + i));
            String[] place = lines.getLast().split(" ");
            answers.add(new Answer(String.join("\n", lines.subList(0, lines.size() - 1)), Integer.parseInt(place[0]),
                    Integer.parseInt(place[1])));
        }
        return answers;
    }

    private static String quoted(String keys) {
        var quoted = new StringBuilder();
        for (char c : keys.toCharArray()) {
            quoted.append(c < ' ' ? String.format("\\x%02x", (int) c) : c == '"' || c == '\\' ? "\\" + c
                    : String.valueOf(c));
        }
        return quoted.toString();
    }
}
