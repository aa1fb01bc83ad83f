package dev.rustaiide.foundation.validation.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What one program may be asked to do. */
public interface ProgramRules {
    /** What speaks against running the program with {@code arguments}; empty if nothing does. */
    Optional<Objection> objection(List<String> arguments);

    /** The rules of the program called {@code name}; empty if it is not to be run at all. */
    static Optional<ProgramRules> of(String name) {
        return Optional.ofNullable(Table.PROGRAMS.get(name));
    }

    static List<String> names() {
        return List.copyOf(Table.PROGRAMS.keySet());
    }

    /** Whether the program runs what its arguments say: shells, interpreters, and programs that start others. */
    static boolean isShell(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceFirst("[0-9.]+$", "");
        return Table.SHELLS.contains(plain);
    }

    /** The allow-list. */
    final class Table {
        private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh", "mksh", "fish", "csh",
                "tcsh", "ash", "busybox", "toybox", "pwsh", "powershell", "cmd", "command", "wscript", "cscript",
                "mshta", "rundll", "env", "xargs", "find", "sudo", "su", "doas", "pkexec", "nohup", "setsid", "nice",
                "ionice", "time", "timeout", "stdbuf", "script", "strace", "ltrace", "ssh", "screen", "tmux", "python",
                "pypy", "perl", "ruby", "php", "lua", "node", "deno", "bun", "osascript", "awk", "gawk", "mawk", "sed",
                "vi", "vim", "nvim", "emacs", "ed", "make", "gmake", "ninja", "watch", "parallel", "exec", "eval",
                "start", "open", "xdg-open", "chroot", "unshare", "nsenter", "systemd-run", "at", "crontab", "docker",
                "podman", "npx", "npm", "tclsh", "expect", "java", "jshell", "jrunscript", "irb", "r", "rscript");

        private static final Map<String, ProgramRules> PROGRAMS = new TreeMap<>(Map.of(
                "cargo", new CargoRules(),
                "git", new GitRules(),
                "rustc", new OptionRules(Set.of("--explain", "--version", "-V", "-vV", "-Vv", "--verbose", "-v",
                        "--print", "--help", "-h"), true),
                "rustfmt", new OptionRules(Set.of("--check", "--edition", "--emit", "--color", "--files-with-diff",
                        "-l", "--quiet", "-q", "--verbose", "-v", "--version", "-V", "--help", "-h"), true),
                "rustup", new RustupRules(),
                "rust-analyzer", new OptionRules(Set.of("--version", "--help", "-h", "--print-config-schema"), false),
                "clangd", new OptionRules(Set.of("--version", "--help", "--background-index", "--clang-tidy", "--log",
                        "--limit-results", "--header-insertion", "-j", "--pch-storage"), false),
                "lldb-dap", new OptionRules(Set.of("--version", "--help", "-h"), false),
                "gdb", new OptionRules(Set.of("--version", "--help", "-i=dap", "--interpreter=dap", "--interpreter",
                        "-nx", "-nh", "--nx", "--nh", "-q", "--quiet"), false)));

        private Table() {}
    }
}
