# Read by fish after the user's own files. Newer ones mark prompts by themselves.
if status is-interactive; and test (string split . $version)[1] -lt 4
    function __ide_prompt --on-event fish_prompt
        printf '\e]7;file://%s\a\e]133;A\a' (string escape --style=url -- $PWD)
    end
    function __ide_preexec --on-event fish_preexec
        printf '\e]133;C\a'
    end
    function __ide_postexec --on-event fish_postexec
        printf '\e]133;D;%s\a' $status
    end
end
