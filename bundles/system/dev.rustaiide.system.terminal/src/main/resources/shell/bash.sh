# Read by bash in the place of ~/.bashrc, which it reads first. Marks prompts and tells the folder, by OSC 133 and 7.
if [ -r ~/.bashrc ]; then . ~/.bashrc; fi

__ide_ran=
__ide_folder() {
    local LC_ALL=C path=$PWD out='' i c
    for ((i = 0; i < ${#path}; i++)); do
        c=${path:i:1}
        case $c in [a-zA-Z0-9/._~-]) out+=$c ;; *) printf -v c '%%%02X' "'$c"; out+=%${c: -2} ;; esac
    done
    printf '\033]7;file://%s\007' "$out"
}
__ide_prompt() {
    local exit=$?
    [ -z "$__ide_ran" ] || printf '\033]133;D;%s\007' "$exit"
    __ide_ran=
    __ide_folder
    case $PS1 in *']133;A'*) ;; *) PS1='\[\e]133;A\a\]'$PS1'\[\e]133;B\a\]' ;; esac
    return "$exit"
}
# Last, so that what a prompt is made of is known; what sets the prompt anew each time is marked anew.
PROMPT_COMMAND+=(__ide_prompt)
PS0+='${BASH_VERSION:$((__ide_ran=1,0)):0}\e]133;C\a'
