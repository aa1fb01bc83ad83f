package dev.rustaiide.foundation.validation.internal;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Variables of the environment by which somebody else's program is run, loaded or asked. */
public final class Variables {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final Set<String> NAMES = Set.of(
            "PATH", "PATHEXT", "COMSPEC", "IFS", "ENV", "SHELL", "SHELLOPTS", "BASHOPTS", "PS4", "PROMPT_COMMAND",
            "CDPATH", "ZDOTDIR", "HOME", "USERPROFILE", "APPDATA", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS",
            "PAGER", "MANPAGER", "LESS", "LESSOPEN", "LESSCLOSE", "EDITOR", "VISUAL", "BROWSER",
            "SSH_ASKPASS", "SUDO_ASKPASS", "GCONV_PATH", "LOCPATH", "NLSPATH", "HOSTALIASES", "RESOLV_HOST_CONF",
            "RUSTC", "RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER", "RUSTC_LINKER", "RUSTDOC", "RUSTFMT", "RUSTFLAGS",
            "RUSTDOCFLAGS", "RUSTC_BOOTSTRAP", "CARGO", "CARGO_HOME", "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_ENCODED_RUSTDOCFLAGS", "CARGO_HTTP_PROXY", "CARGO_HTTP_CAINFO", "CARGO_NET_GIT_FETCH_WITH_CLI",
            "RA_LOG_FILE", "CHALK_OVERFLOW_DEPTH", "CC", "CXX", "CPP", "AR", "AS", "LD", "NM", "RANLIB", "STRIP",
            "LINKER", "CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS", "MAKEFLAGS", "MAKE", "CMAKE", "GCC_EXEC_PREFIX",
            "COMPILER_PATH", "LIBRARY_PATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "CPATH", "PKG_CONFIG",
            "PKG_CONFIG_PATH", "CLASSPATH", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "NODE_OPTIONS",
            "NODE_PATH", "NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR", "HTTP_PROXY", "HTTPS_PROXY",
            "ALL_PROXY", "FTP_PROXY", "OPENSSL_CONF", "OPENSSL_ENGINES", "GTK_MODULES", "GIO_EXTRA_MODULES",
            "QT_PLUGIN_PATH", "TERMINFO", "TERMCAP");

    private static final Set<String> STARTS = Set.of("LD_", "DYLD_", "GIT_", "BASH_", "PYTHON", "PERL5", "PERLLIB",
            "RUBY", "LUA_", "NPM_CONFIG_", "CARGO_BUILD_", "CARGO_TARGET_", "CARGO_ALIAS_", "CARGO_REGISTR",
            "CARGO_SOURCE_", "CARGO_UNSTABLE_", "CARGO_PROFILE_", "CARGO_CREDENTIAL", "RUSTUP_", "LLDB_", "MALLOC_",
            "GLIBC_", "CC_", "CXX_", "AR_", "PKG_CONFIG_");

    /** What Git reads and that does no more than say who writes and how much is printed. */
    private static final Set<String> HARMLESS = Set.of("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE",
            "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE", "GIT_OPTIONAL_LOCKS",
            "GIT_LITERAL_PATHSPECS", "GIT_MERGE_AUTOEDIT", "GIT_FLUSH", "CARGO_TARGET_DIR", "PYTHONUNBUFFERED",
            "PYTHONIOENCODING", "CARGO_BUILD_JOBS");

    private Variables() {}

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Names are compared without case, as Windows does. */
    public static boolean changesWhatRuns(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return !HARMLESS.contains(upper)
                && (NAMES.contains(upper) || STARTS.stream().anyMatch(upper::startsWith));
    }
}
