package dev.rustaiide.foundation.validation;

/** Why something is refused. The codes are published: they may be added to and never change. */
public enum Reason {
    PATH_EMPTY("path.empty", "Type a name."),
    PATH_NUL("path.nul", "Leave the NUL character out."),
    PATH_CONTROL("path.control", "Leave control characters out."),
    PATH_MALFORMED("path.malformed", "Use a name that is whole Unicode."),
    PATH_HIDDEN("path.hidden", "Leave characters that cannot be seen out."),
    PATH_LOOKALIKE("path.lookalike", "Use plain characters."),
    PATH_ENCODED("path.encoded", "Write the path plainly, without escapes."),
    PATH_SEPARATOR("path.separator", "Make the folder first, then the file in it."),
    PATH_DOTS("path.dots", "Choose a name of its own."),
    PATH_TRAVERSAL("path.traversal", "Use a path that stays inside the folder."),
    PATH_ABSOLUTE("path.absolute", "Use a path that starts at the folder."),
    PATH_RELATIVE("path.relative", "Use a path that starts at the root."),
    PATH_DEVICE("path.device", "Use the path of a file."),
    PATH_URL("path.url", "Use a path, not an address."),
    PATH_HOME("path.home", "Write the path out."),
    PATH_VARIABLE("path.variable", "Write the path out."),
    PATH_RESERVED("path.reserved", "Choose another name."),
    PATH_CHARACTER("path.character", "Choose a name without it."),
    PATH_STREAM("path.stream", "Choose a name without a colon."),
    PATH_TRAILING("path.trailing", "Choose a name that neither starts nor ends with it."),
    PATH_OPTION("path.option", "Choose a name that starts with another character."),
    PATH_REPOSITORY("path.repository", "Use Git to change what belongs to it."),
    PATH_TOO_LONG("path.too-long", "Choose a shorter one."),
    PATH_LINK("path.link", "Use the real path if you mean it."),

    COMMAND_NUL("command.nul", "Leave the NUL character out."),
    COMMAND_MALFORMED("command.malformed", "Use arguments that are whole Unicode."),
    COMMAND_TOO_LONG("command.too-long", "Pass less at once."),
    COMMAND_SHELL("command.shell", "Name the program, and give its arguments one by one."),
    COMMAND_PROGRAM("command.program", "Run it by hand in a terminal."),
    COMMAND_SUBCOMMAND("command.subcommand", "Run it by hand in a terminal."),
    COMMAND_OPTION("command.option", "Leave the option out, or run it by hand in a terminal."),
    COMMAND_CONFIG("command.config", "Put the setting into the file of the project, where everybody sees it."),
    COMMAND_TOOLCHAIN("command.toolchain", "Name a toolchain that rustup knows."),
    COMMAND_TRANSPORT("command.transport", "Use an address that starts with https:// or ssh://."),
    COMMAND_ENVIRONMENT("command.environment", "Leave the variable out."),

    URL_EMPTY("url.empty", "Type an address."),
    URL_TOO_LONG("url.too-long", "Use a shorter address."),
    URL_CONTROL("url.control", "Leave blanks and control characters out."),
    URL_HIDDEN("url.hidden", "Leave characters that cannot be seen out."),
    URL_BACKSLASH("url.backslash", "Use slashes."),
    URL_SCHEME("url.scheme", "Use an address that starts with https://."),
    URL_MALFORMED("url.malformed", "Check the address."),
    URL_USERINFO("url.userinfo", "Leave the part before the @ out."),
    URL_HOST("url.host", "Check the name of the server."),
    URL_LOOKALIKE("url.lookalike", "Type the name of the server yourself."),
    URL_PRIVATE("url.private", "Open it by hand in a browser if you trust it."),
    URL_NUMBER("url.number", "Use the name of the server, or its address in plain decimals."),
    URL_PORT("url.port", "Use the usual port of the web."),

    SCHEMA_SYNTAX("schema.syntax", "Mend the JSON."),
    SCHEMA_INVALID("schema.invalid", "Mend the schema."),
    SCHEMA_DIALECT("schema.dialect", "Use draft 7, 2019-09 or 2020-12."),
    SCHEMA_REMOTE("schema.remote", "Put the definition into the schema itself."),
    SCHEMA_PATTERN("schema.pattern", "Use a simpler pattern."),
    SCHEMA_RECURSIVE("schema.recursive", "Let the reference lead to something."),
    SCHEMA_NUMBER("schema.number", "Use a number of ordinary size."),
    SCHEMA_TOO_LARGE("schema.too-large", "Split the document."),
    SCHEMA_VIOLATION("schema.violation", "Mend the value at that place.");

    private final String code;
    private final String nextStep;

    Reason(String code, String nextStep) {
        this.code = code;
        this.nextStep = nextStep;
    }

    /** What was checked and what is wrong with it, e.g. {@code path.traversal}. */
    public String code() {
        return code;
    }

    /** One imperative sentence. */
    public String nextStep() {
        return nextStep;
    }
}
