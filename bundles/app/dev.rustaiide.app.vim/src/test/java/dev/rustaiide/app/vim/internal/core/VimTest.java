package dev.rustaiide.app.vim.internal.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rustaiide.foundation.text.TextChange;

/** {@code |} is the caret before and after. */
class VimTest {
    private PlainHost host = new PlainHost("");
    private Vim vim = new Vim(host);

    private void start(String text) {
        int caret = text.indexOf('|');
        host = new PlainHost(text.replace("|", ""));
        host.show(caret, 0, 0);
        vim = new Vim(host);
    }

    private String now() {
        return new StringBuilder(host.text().toString()).insert(host.caret(), '|').toString();
    }

    private void check(String before, String keys, String after) {
        start(before);
        vim.run(Strokes.parse(keys));
        assertEquals(after, now(), keys);
    }

    @Test
    void motions_go_where_vim_goes() {
        check("|one two.three", "w", "one |two.three");
        check("|one two.three", "2w", "one two|.three");
        check("|one two.three", "W", "one |two.three");
        check("|one two", "e", "on|e two");
        check("one two| x", "b", "one |two x");
        check("one |two", "ge", "on|e two");
        check("|abc", "9l", "ab|c");
        check("a|bcdef\nx\nabcdef", "$jj", "abcdef\nx\nabcde|f");
        check("abc|def\nx\nabcdef", "jj", "abcdef\nx\nabc|def");
        check("  |abc", "0", "|  abc");
        check("|  abc", "^", "  |abc");
        check("|a\n\nb\nc", "}", "a\n|\nb\nc");
        check("|f(a, (b))", "%", "f(a, (b)|)");
        check("|abcabc", "2fb", "abca|bc");
        check("|abcabc", "tc;", "abca|bc");
        check("|one two one", "*", "one two |one");
        check("|one two one", "/tw<CR>", "one |two one");
        check("a\nb\n|c", "gg", "|a\nb\nc");
    }

    @Test
    void operators_take_what_motions_cover() {
        check("|one two three", "dw", "|two three");
        check("one |two\nthree", "dw", "one| \nthree".replace("e| ", "e| "));
        check("|one two", "cwx<Esc>", "|x two");
        check("one |two three", "diw", "one | three");
        check("one |two three", "daw", "one |three");
        check("f(|a, b)", "ci(x<Esc>", "f(|x)");
        check("s = \"o|ne\"", "di\"", "s = \"|\"");
        check("|a\nb\nc", "dj", "|c");
        check("|a\nb\nc", "2dd", "|c");
        check("|abc def", "y$P", "abc de|fabc def");
        check("|abc", "yyp", "abc\n|abc");
        check("|a b", "gUw", "|A b");
        check("|a\nb", ">j", "    |a\n    b");
        check("a|bc", "x", "a|c");
        check("|abc", "2x", "|c");
        check("a|bc def", "D", "|a");
    }

    @Test
    void counts_registers_and_the_dot_work_together() {
        check("|a b c d", "dw2.", "|d");
        check("|one two", "\"aywP", "one| one two");
        check("|a\nb", "\"add\"ap", "b\n|a");
        check("|a", "3ix<Esc>", "xx|xa");
        check("|a", "ox<Esc>.", "a\nx\n|x");
        check("|one two", "cwx<Esc>w.", "x |x");
        check("|a", "Ab<Esc>..", "abb|b");
    }

    @Test
    void undo_takes_a_whole_command_back() {
        check("|one two", "cwthree<Esc>u", "|one two");
        check("|one two", "cwthree<Esc>u<C-r>", "|three two");
        check("|a\nb\nc", "ddddu", "|b\nc");
        check("|a b c", "dwdwuu", "|a b c");
    }

    @Test
    void visual_mode_selects_characters_and_lines() {
        check("|one two", "ved", "| two");
        check("|a\nb\nc", "Vjd", "|c");
        check("|a\nb\nc", "vjy$p", "aa|\nb\nb\nc".replace("aa|\nb\nb", "a|a\nb\nb"));
        check("|one two", "viwU", "|ONE two");
        check("|a b\na b", "Vd.", "|");
        check("a|bcd", "vlohd", "|d");
        check("|ab c  \nd", "vg_d", "|  \nd");
        start("|one two");
        vim.run(Strokes.parse("ve"));
        assertEquals("one", host.selected());
        assertEquals(Vim.Mode.VISUAL, vim.mode());
    }

    @Test
    void macros_are_recorded_and_played() {
        check("|1\n1\n1", "qaAx<Esc>jq@a", "1x\n1x\n1|".replace("1|", "|1"));
        check("|1\n1\n1\n1", "qa0ix<Esc>jq2@a", "x1\nx1\nx1\n|1");
        check("|a", "@z", "|a");
    }

    @Test
    void marks_are_kept_while_text_changes() {
        check("|a\nb\nc", "jmakOx<Esc>'a", "x\na\n|b\nc");
        check("a |b", "ma0`a", "a |b");
        check("|a\nb\nc", "G''", "|a\nb\nc");
    }

    @Test
    void the_line_behind_a_colon_edits_and_asks_the_window() {
        check("|a a\na", ":%s/a/b/g<CR>", "b b\n|b");
        check("|foo", ":s/\\(f\\)oo/\\1x/<CR>", "|fx");
        check("|a\nb\nc", ":2<CR>", "a\n|b\nc");
        check("|a\nb\nc", ":1,2d<CR>", "|c");
        check("|a\nb\nc", ":m$<CR>", "b\nc\n|a");
        check("|a\nb", ":t.<CR>", "a\n|a\nb");
        check("|a\nb", ":%norm Ax<CR>", "ax\nb|x");
        start("|a");
        vim.run(Strokes.parse(":w<CR>:q<CR>:set number<CR>:e src/x.rs<CR>"));
        assertEquals(List.of("WRITE", "QUIT", "NUMBERS", "EDIT_FILE src/x.rs"), host.acts);
    }

    @Test
    void what_is_no_command_is_told_and_changes_nothing() {
        start("|a");
        assertFalse(vim.press("Q"));
        assertEquals(List.of("Q is nothing here"), host.said);
        assertFalse(vim.run(Strokes.parse(":frobnicate<CR>")));
        assertEquals("|a", now());
        assertTrue(host.said.getLast().contains("frobnicate"));
    }

    @Test
    void a_file_is_not_saved_when_another_file_or_some_lines_were_meant() {
        start("|a\nb");
        for (String line : List.of("w other.txt", "%w", "1w", "w!", "wa x", "1wq", "x other", "wq!", "sp other",
                "vs x")) {
            assertFalse(vim.run(Strokes.parse(":" + line + "<CR>")), line);
            assertEquals(":" + line + " is no command here", host.said.getLast());
        }
        assertEquals(List.of(), host.acts);
    }

    @Test
    void to_save_and_to_close_is_one_act_since_saving_takes_a_while() {
        start("|a");
        vim.run(Strokes.parse(":wq<CR>:x<CR>ZZ:q!<CR>ZQ"));
        assertEquals(List.of("WRITE_AND_QUIT", "WRITE_AND_QUIT", "WRITE_AND_QUIT", "QUIT_WITHOUT_SAVING",
                "QUIT_WITHOUT_SAVING"), host.acts);
    }

    @Test
    void flags_of_a_substitution_that_are_not_known_are_refused() {
        for (String flags : List.of("c", "gc", "n", "ge", "g 3", "g&")) {
            start("|a a");
            assertFalse(vim.run(Strokes.parse(":s/a/b/" + flags + "<CR>")), flags);
            assertEquals("|a a", now(), flags);
            assertTrue(host.said.getLast().endsWith("not " + flags), host.said.toString());
        }
        check("|a A", ":s/a/b/gi<CR>", "|b b");
        check("|a a\nc c", ":s/a/b/g<CR>j:s/c/d/&<CR>", "b b\n|d d");
    }

    @Test
    void a_pattern_that_tries_for_ever_is_given_up_and_told() {
        String never = "\\(.*\\)".repeat(8) + "#";
        for (String keys : List.of("/" + never + "<CR>", "?" + never + "<CR>", ":%s/" + never + "/x/<CR>")) {
            start("|" + "a".repeat(90));
            assertFalse(vim.run(Strokes.parse(keys)), keys);
            assertEquals("|" + "a".repeat(90), now());
            assertEquals(never + ": The expression takes too long for this text.", host.said.getLast());
        }
        start("|" + "ab".repeat(500_000));
        assertFalse(vim.run(Strokes.parse("/\\(a\\|b\\)*c<CR>")));
        assertTrue(host.said.getLast().contains("too complex"), host.said.getLast());
    }

    @Test
    void patterns_see_lines_as_vim_does() {
        check("|abc", ":s/x*/-/g<CR>", "|-a-b-c");
        check("|a\nb\na\nb\nc", ":%s/a\\nb/x/<CR>", "x\n|x\nc");
        check("|a\nb\na\nb\nc", ":%s/a\\n/x/g<CR>", "xb\n|xb\nc");
        check("|a\na\nb", ":%s/a\\n/x/<CR>", "|xxb");
        check("|a \n\nb \nc", ":%s/\\s*$/x/g<CR>", "ax\nx\nbx\n|cx");
        check("|a b\n\nc", ":%s/[^b]*/x/<CR>", "xb\nx\n|x");
        check("|[a&b]", ":s/[[&]/x/g<CR>", "|xaxb]");
        check("|ab", ":s/\\(a\\)/\\1\\2$1/<CR>", "|a$1b");
        check("|aaaa\naa", "G?aa<CR>", "aa|aa\naa");
    }

    @Test
    void a_number_behind_a_command_is_how_many_lines_it_is_about() {
        check("|a\nb\nc\nd", ":d3<CR>", "|d");
        check("|a\nb\nc\nd", ":d 2<CR>", "|c\nd");
        check("|a\nb\nc", ":1,2d 2<CR>", "|a");
        check("|a\nb\nc", ":y 2<CR>P", "|a\nb\na\nb\nc");
        check("|a\nb", ":d x<CR>\"xp", "b\n|a");
        check("|a\nb\nc\nd", ":d x2<CR>G\"xp", "c\nd\n|a\nb");
        check("|a\nb\nc", ":j3<CR>", "|a b c");
        check("|a\nb\nc", ":> 2<CR>", "    a\n    |b\nc");
        check("|a\nb", ":>><CR>", "        |a\nb");
        check("|a\nb", ":d99<CR>", "|");
        check("|a\nb", ":d0<CR>", "|a\nb");
        check("|a\nb", ":d xy<CR>", "|a\nb");
        check("|a\nb", ":j x<CR>", "|a\nb");
    }

    /** As a host does that types by itself. */
    private void type(HostTyping typing, String text) {
        var change = List.of(TextChange.insert(host.caret(), text));
        int after = host.caret() + text.length();
        host.edit(change, after);
        typing.changed(change, after);
        assertFalse(typing.isMovedTo(after), text);
    }

    private void move(HostTyping typing, int to) {
        host.show(to, 0, 0);
        assertTrue(typing.isMovedTo(to), "moved to " + to);
        vim.interrupted(typing.typed(host.text()), typing.caret());
        typing.begin(to);
    }

    @Test
    void a_caret_that_moves_while_text_is_inserted_begins_another_insertion() {
        start("abc|def");
        var typing = new HostTyping();
        vim.run(Strokes.parse("qa3i"));
        typing.begin(host.caret());
        type(typing, "xy");
        move(typing, 2);
        type(typing, "z");
        vim.inserted(typing.typed(host.text()));
        vim.run(Strokes.parse("<Esc>q"));
        assertEquals("ab|zcxydef", now(), "the count is for what was typed before");
        vim.run(Strokes.parse("$."));
        assertEquals("abzcxyde|zf", now(), "only what was typed last is repeated");
        vim.run(Strokes.parse("u"));
        assertEquals("abzcxyde|f", now());
        vim.run(Strokes.parse("0u"));
        assertEquals("ab|cxydef", now(), "what was typed behind the move is a step of its own");
        vim.run(Strokes.parse("0u"));
        assertEquals("abc|def", now());
        vim.run(Strokes.parse("0\"aP"));
        assertEquals("3ixy<Left><Left><Left>z<Esc>abcdef", now().replace("|", ""));
    }

    @Test
    void arrows_of_a_macro_part_insertions_as_those_that_are_pressed_do() {
        check("|abc", "3ixy<Left>z<Esc>", "x|zyabc");
        check("|abc", "ixy<Left>z<Esc>$.", "xzyab|zc");
        check("|abc", "ixy<Left>z<Esc>u", "x|yabc");
        check("|abc\nabc", "ixy<Down>z<Esc>", "xyabc\nab|zc");
        check("|abc", "qa3ixy<Left>z<Esc>q$@a", "xzyabx|zyc");
        check("|abc", "qaixy<Left>z<Esc>q@au", "x|zyabc");
    }

    @Test
    void a_macro_is_one_step() {
        check("|1\n1\n1\n1", "qaAx<Esc>jq@a@au", "1x\n1x\n|1\n1");
        check("|1\n1\n1\n1", "qaAx<Esc>jq@a@auu", "1x\n|1\n1\n1");
        check("|1\n1\n1\n1", "qaAx<Esc>jq@a@auu<C-r>", "1x\n|1x\n1\n1");
        check("|1\n1\n1\n1\n1", "qaAx<Esc>jAy<Esc>jq@au", "1x\n1y\n|1\n1\n1");
        check("|1\n1\n1\n1", "qaAx<Esc>jq2@au", "1x\n|1\n1\n1");
        check("|1\n1", ":%norm Ax<CR>u", "|1\n1");
        check("|1", "qaAx<Esc>qAy<Esc>:norm 2@a<CR>uu", "1|x");
    }

    @Test
    void what_is_put_over_a_selection_takes_its_place() {
        check("|one two\nthree", "yiwwviwp0P", "tw|oone one\nthree");
        check("|one two\nthree", "yiwwviwP0P", "on|eone one\nthree");
        check("|one two\nthree", "yiwwviw3p", "one oneoneon|e\nthree");
        check("|one two\n  three\nx", "jyykviw2p", "\n  |three\n  three\n two\n  three\nx");
        check("|one two\n  three\nx", "jyykV2p", "  |three\n  three\n  three\nx");
        check("|one two\n  three\nx", "yiwjV2p", "one two\n|one\none\nx");
        check("|one two\n  three\nx", "jyyGvp", "one two\n  three\n\n  |three\n");
        check("|one two\n  three\nx", "yiwv$p", "on|e  three\nx");
        check("|one two\nx", "viw\"zp", "| two\nx");
        String line = "a".repeat(50);
        check("|" + line + "\nb", "yiwjv99999999p", line + "\n|b");
    }

    @Test
    void typing_over_what_came_with_it_is_no_move() {
        start("|");
        var typing = new HostTyping();
        vim.press("i");
        typing.begin(0);
        var pair = List.of(TextChange.insert(0, "()"));
        host.edit(pair, 1);
        typing.changed(pair, 1);
        type(typing, "x");
        assertFalse(typing.isMovedTo(3), "behind the bracket that came by itself");
        assertEquals("(x)", typing.typed(host.text()));
        var back = List.of(TextChange.delete(0, 3));
        host.edit(back, 0);
        typing.changed(back, 0);
        assertFalse(typing.isMovedTo(0));
    }

    @Test
    void a_text_that_is_read_only_is_looked_at_and_yanked() {
        start("|abc def");
        host.readOnly = true;
        vim.run(Strokes.parse("x"));
        vim.run(Strokes.parse("p"));
        vim.run(Strokes.parse("ix"));
        vim.run(Strokes.parse(":s/a/b/<CR>"));
        vim.run(Strokes.parse("ywvd"));
        assertEquals("|abc def", now());
    }

    @Test
    void columns_are_selected_changed_and_typed_into_together() {
        check("|ab\ncd\nef", "<C-v>jd", "|b\nd\nef");
        check("|ab\ncd", "<C-v>jI-<Esc>", "|-ab\n-cd");
        check("|ab\ncde", "<C-v>j$A;<Esc>", "|ab;\ncde;");
        check("a|b\ncd\nef", "<C-v>jrx", "a|x\ncx\nef");
        check("|ab\ncd\nef\ngh", "<C-v>jd2j.", "b\nd\n|f\nh");
        check("|ab\ncd", "<C-v>jyP", "|aab\nccd");
    }

    @Test
    void elements_matches_and_lines_with_a_match_are_what_is_changed() {
        check("<a>t|ext</a>", "cityes<Esc>", "<a>ye|s</a>");
        check("|a b b", "/b<CR>cgnx<Esc>.", "a x |x");
        check("|a\nb\na", ":g/a/d<CR>", "|b");
        check("|b\na\nb", ":sort u<CR>", "|a\nb");
        check("|ab", "A <C-o>0x<Esc>", "|xab ");
    }
}
