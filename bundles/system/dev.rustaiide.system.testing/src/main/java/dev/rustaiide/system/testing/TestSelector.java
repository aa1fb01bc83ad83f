package dev.rustaiide.system.testing;

/**
 * Which tests are meant.
 *
 * @param packageName empty for all
 * @param target as in {@link TestId}; empty for all
 * @param path of one test, or a part of several; empty for all
 */
public record TestSelector(String packageName, String target, String path, Match match) {
    /** How a path is compared. */
    public enum Match {
        EXACT, PREFIX, CONTAINS
    }

    /** One test. */
    public static TestSelector of(TestId id) {
        return new TestSelector(id.packageName(), id.target(), id.path(), Match.EXACT);
    }

    /** Those with {@code part} in their paths. */
    public static TestSelector containing(String part) {
        return new TestSelector("", "", part, Match.CONTAINS);
    }

    /** Whether {@code id} is meant. */
    public boolean takes(TestId id) {
        return takesTarget(id.packageName(), id.target()) && takesPath(id.path());
    }

    /** Whether tests of a target can be meant. */
    public boolean takesTarget(String name, String of) {
        return (packageName.isEmpty() || packageName.equals(name)) && (target.isEmpty() || target.equals(of));
    }

    private boolean takesPath(String of) {
        return path.isEmpty() && match != Match.EXACT || switch (match) {
            case EXACT -> of.equals(path);
            case PREFIX -> of.startsWith(path);
            case CONTAINS -> of.contains(path);
        };
    }
}
