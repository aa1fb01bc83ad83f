package dev.rustaiide.system.git.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is read here, git itself reads in the same way. */
class RealGitTest {
    @TempDir
    Path temp;
    private Path root;
    private Map<String, String> environment;

    /** What git came to. */
    private record Said(int exit, String out) {}

    @BeforeEach
    void begin() throws Exception {
        root = Files.createDirectories(temp.resolve("work"));
        Path home = Files.createDirectories(temp.resolve("home"));
        environment = Map.of("HOME", home.toString(), "GIT_CONFIG_NOSYSTEM", "1", "PATH", System.getenv("PATH"));
        git(new byte[0], "init", "-q");
    }

    private Said git(byte[] in, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command).directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(in);
        }
        var out = new ByteArrayOutputStream();
        process.getInputStream().transferTo(out);
        return new Said(process.waitFor(), out.toString(StandardCharsets.UTF_8).strip());
    }

    private void write(String file, String content) throws Exception {
        Path path = temp.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private GitSettings settings() {
        return GitSettings.read(root.resolve(".git"), environment::get);
    }

    @Test
    void what_is_ignored_is_what_git_ignores() throws Exception {
        write("home/.config/git/ignore", "*.swp\n");
        write("work/.git/info/exclude", "secret*\n");
        write("work/.gitignore", "*.log\n!keep.log\n/build/\ndoc/**/x\n# no rule\n\\#one\ntrailing \nfolder/\n");
        write("work/sub/.gitignore", "!a.log\n/only\n*.rs\n!main.rs\n");
        var excludes = new Excludes(root, root.resolve(".git"), settings(), environment::get);

        for (String path : List.of("a.log", "keep.log", "sub/a.log", "sub/b.log", "build/x", "sub/build/x", "doc/x",
                "doc/a/b/x", "a/doc/x", "secret.txt", "sub/secrets/y", "e.swp", "#one", "trailing", "folder",
                "folder/z", "sub/only", "sub/deep/only", "sub/lib.rs", "sub/main.rs", "plain.txt")) {
            boolean git = git(new byte[0], "check-ignore", "-q", "--no-index", path).exit() == 0;
            assertEquals(git, excludes.isIgnored(path, false), path);
        }
        assertTrue(excludes.isIgnored("folder", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true", "input"})
    void what_is_kept_of_a_file_is_what_git_keeps(String automatic) throws Exception {
        git(new byte[0], "config", "core.autocrlf", automatic);
        write("work/.gitattributes", "*.txt text\n*.bin binary\n*.sh eol=lf\n*.bat eol=crlf\n*.no -text\n");
        write("work/sub/.gitattributes", "* text=auto\n*.raw !text\n");
        var cleaning = new Cleaning(root, root.resolve(".git"), settings(), environment::get);

        for (String path : List.of("a.txt", "a.bin", "a.sh", "a.bat", "a.no", "other", "sub/a", "sub/a.txt",
                "sub/a.raw", "sub/a.bin")) {
            for (String content : List.of("", "one\r\ntwo\r\n", "one\ntwo\r\n", "one\rtwo\r\n", "a\0b\r\n", "one\n",
                    "\r\n\u001a", "\u0001\u0002\r\nab")) {
                byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
                String kept = git(bytes, "hash-object", "--stdin", "--path", path).out();
                String ours = git(cleaning.clean(path, bytes, () -> false), "hash-object", "--stdin").out();
                assertEquals(kept, ours, path + " with " + content.codePoints().boxed().toList());
            }
        }
    }

    @Test
    void files_for_which_a_program_runs_are_told() throws Exception {
        git(new byte[0], "config", "filter.large.clean", "cat");
        write("work/.gitattributes", "*.psd filter=large\n*.odd filter=nobody\n*.c ident\n"
                + "*.u working-tree-encoding=UTF-16\n");
        var cleaning = new Cleaning(root, root.resolve(".git"), settings(), environment::get);

        assertTrue(cleaning.needsProgram("a.psd"));
        assertFalse(cleaning.needsProgram("a.odd"));
        assertTrue(cleaning.needsProgram("a.c"));
        assertTrue(cleaning.needsProgram("a.u"));
        assertFalse(cleaning.isPlain("a.psd"));
        assertTrue(cleaning.isPlain("a.odd"));
    }

    @Test
    void settings_are_those_that_git_reads() throws Exception {
        write("home/.gitconfig", "[user]\n\tname = Of the user\n\temail = a@b.c\n[include]\n\tpath = more\n"
                + "[includeIf \"gitdir:**/work/\"]\n\tpath = ~/here\n"
                + "[includeIf \"gitdir:**/elsewhere/\"]\n\tpath = ~/there\n");
        write("home/more", "[core]\n\tEditor = \"vi -n\"\n[commit]\n\tgpgSign\n");
        write("home/here", "[here]\n\tis = yes\n");
        write("home/there", "[there]\n\tis = yes\n");
        git(new byte[0], "config", "user.name", "Of the folder");
        GitSettings settings = settings();

        for (String name : List.of("user.name", "user.email", "core.editor", "here.is", "there.is", "nobody.set")) {
            String[] parts = name.split("\\.");
            assertEquals(git(new byte[0], "config", "--get", name).out(),
                    settings.get(parts[0], null, parts[1]).orElse(""), name);
        }
        assertTrue(settings.is("commit", "gpgsign", false));
    }
}
