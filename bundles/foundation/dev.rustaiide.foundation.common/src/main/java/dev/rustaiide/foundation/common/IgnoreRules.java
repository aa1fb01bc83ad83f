package dev.rustaiide.foundation.common;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What git ignores, told by the texts of its ignore files (gitignore(5)). Immutable: {@link #with} gives a new one that
 * shares the old, so that a walk over folders hands each folder the rules of its own. Any thread may use it.
 *
 * <p>Paths are relative to the root of the work tree, with {@code /} and without one at either end. Case matters.
 */
public final class IgnoreRules {
    public static final IgnoreRules NONE = new IgnoreRules(null, "", List.of());

    private final @Nullable IgnoreRules weaker;
    private final String folder;
    /** Last line first: the first to match decides. */
    private final List<IgnoreRule> rules;

    private IgnoreRules(@Nullable IgnoreRules weaker, String folder, List<IgnoreRule> rules) {
        this.weaker = weaker;
        this.folder = folder;
        this.rules = rules;
    }

    /**
     * These rules and those of {@code text}, which are stronger. Add the user's own excludes first, then
     * {@code .git/info/exclude}, then each {@code .gitignore} from the root down.
     *
     * @param inFolder where the file with the text lies; empty for the root and for excludes
     */
    public IgnoreRules with(String inFolder, String text) {
        List<IgnoreRule> parsed = new ArrayList<>();
        String withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
        for (String line : withoutMark.split("\n")) {
            IgnoreRule rule = IgnoreRule.parse(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
            if (rule != null) {
                parsed.addFirst(rule);
            }
        }
        return parsed.isEmpty() ? this : new IgnoreRules(this, inFolder, parsed);
    }

    /** Whether {@code path} or a folder above it is ignored: nothing in an ignored folder can be taken back in. */
    public boolean isIgnored(String path, boolean isFolder) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            if (ignores(path.substring(0, slash), true)) {
                return true;
            }
        }
        return ignores(path, isFolder);
    }

    /** As {@link #isIgnored} for a path of which it is known that no folder above it is ignored. */
    public boolean ignores(String path, boolean isFolder) {
        for (IgnoreRules at = this; at != null; at = at.weaker) {
            IgnoreRule deciding = at.deciding(path, isFolder);
            if (deciding != null) {
                return !deciding.negated();
            }
        }
        return false;
    }

    private @Nullable IgnoreRule deciding(String path, boolean isFolder) {
        if (!folder.isEmpty() && !(path.startsWith(folder) && path.startsWith("/", folder.length()))) {
            return null;
        }
        String relative = folder.isEmpty() ? path : path.substring(folder.length() + 1);
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (IgnoreRule rule : rules) {
            if (rule.matches(relative, name, isFolder)) {
                return rule;
            }
        }
        return null;
    }
}
