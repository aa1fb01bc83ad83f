package dev.rustaiide.app.ui.components;

/** The icons that there are; each is one SVG of the one family (Lucide, see {@code icons/LICENSE}). */
public enum Icon {
    FILE("file"), FOLDER("folder"), FOLDER_OPEN("folder-open"), SEARCH("search"), GIT_BRANCH("git-branch"),
    RUN("play"), DEBUG("bug"), STOP("square"), TEST("flask-conical"), EXTENSIONS("blocks"), SETTINGS("settings"),
    CLOSE("x"), CHEVRON_RIGHT("chevron-right"), CHEVRON_DOWN("chevron-down"), ERROR("circle-x"),
    WARNING("triangle-alert"), INFORMATION("info"), LIGHT_BULB("lightbulb"), LOCK("lock"), UNLOCK("lock-open"),
    SHIELD("shield"), TERMINAL("square-terminal"), OUTLINE("list-tree"), REFRESH("refresh-cw"), MORE("ellipsis"),
    ADD("plus"), SPLIT("columns-2"), CHECK("check"), MODEL("sparkles"), SERVER("server"), HISTORY("history"),
    REPLACE("replace"), CASE_SENSITIVE("case-sensitive"), WHOLE_WORD("whole-word"), REGULAR_EXPRESSION("regex"),
    ARROW_UP("arrow-up"), ARROW_DOWN("arrow-down"), COLLAPSE_ALL("chevrons-down-up"), SAVE("save"), CLEAR("list-x"),
    PROBLEMS("circle-alert"), EXPLORER("files"), BENCH("gauge"), UNSAVED("dot"), LANGUAGE_RUST("cog"),
    LANGUAGE_CODE("code-xml"), LANGUAGE_CONFIG("sliders-horizontal"), LANGUAGE_MARKDOWN("file-text"),
    LANGUAGE_SHELL("terminal"), LANGUAGE_IMAGE("image"), CARGO("package"), SYMBOL_MODULE("braces"),
    SYMBOL_STRUCT("box"), SYMBOL_ENUM("list"), SYMBOL_TRAIT("diamond"), SYMBOL_FUNCTION("square-function"),
    SYMBOL_FIELD("tag"), SYMBOL_CONSTANT("pi"), SYMBOL_MACRO("zap"), SYMBOL_TYPE("type"),
    SYMBOL_IMPLEMENTATION("layers"), SYMBOL_HEADING("heading"), SYMBOL_KEY("key-round"), SUCCESS("circle-check"),
    QUESTION("circle-question-mark"), COPY("copy"), EDIT("pencil"), DELETE("trash-2"), UNDO("undo-2"), LINK("link"),
    EXTERNAL("external-link"), FILTER("list-filter"), ADD_FILE("file-plus"), ADD_FOLDER("folder-plus"),
    CHEVRON_LEFT("chevron-left"), CHEVRON_UP("chevron-up"), ARROW_LEFT("arrow-left"), ARROW_RIGHT("arrow-right"),
    MINUS("minus"), PIN("pin"), EYE("eye"), STAR("star"), USER("user"), HOME("house"), BOOK("book-open"),
    CLOCK("clock"), CHAT("message-square"), SEND("send-horizontal"), COMMAND("command"), KEYBOARD("keyboard"),
    GLOBE("globe"), OFFLINE("cloud-off"), DOWNLOAD("download"), UPLOAD("upload"), COMMIT("git-commit-horizontal"),
    MERGE("git-merge"), PULL_REQUEST("git-pull-request"), COMPARE("git-compare"), SHIELD_CHECK("shield-check"),
    SHIELD_ALERT("shield-alert"), PAUSE("pause"), STEP_OVER("redo-dot"), STEP_INTO("arrow-down-to-dot"),
    STEP_OUT("arrow-up-from-dot"), BREAKPOINT("circle"), PANEL_LEFT("panel-left"), PANEL_BOTTOM("panel-bottom"),
    PANEL_RIGHT("panel-right"), SPLIT_DOWN("rows-2"), MAXIMIZE("maximize-2"), ARROW_UP_DOWN("arrow-up-down"),
    CHART("chart-column"), TABLE("table-2"), DATABASE("database"), HIERARCHY("network"), CPU("cpu"),
    ALL_EXPANDED("chevrons-up-down"), MENU("menu"), TICKED("square-check"), UNTICKED("square"),
    PARTLY_TICKED("square-minus"), BREAKPOINT_SET("circle-filled");

    private final String file;

    Icon(String file) {
        this.file = file;
    }

    /** The resource of this bundle that holds the SVG. */
    public String resource() {
        return "/icons/" + file + ".svg";
    }
}
