package dev.rustaiide.ai.assistant;

/** Who wrote an answer. */
public sealed interface Author {
    /** For people. */
    String title();

    /** Search, index and templates: no model had a part in it. The answer says so. */
    record Search() implements Author {
        @Override
        public String title() {
            return "search and index";
        }
    }

    /**
     * A model.
     *
     * @param id {@code place/model}, as settings and the audit trail have it
     * @param isLocal whether nothing of it left the machine
     */
    record Model(String id, String title, boolean isLocal) implements Author {}
}
