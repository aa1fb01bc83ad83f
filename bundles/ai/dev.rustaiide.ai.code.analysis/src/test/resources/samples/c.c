#include <stdio.h>
#include "a.h"
#define MAX 10
#define SQ(x) ((x) * (x))

/** Doc. */
typedef struct point {
    int x;
    char *name;
} point_t;

enum color { RED, GREEN = 2 };

static int add(int a, const char *b);

/* comment */
int main(int argc, char **argv)
{
    unsigned long n = 0x1FUL;
    point_t p = { .x = 1 };
    for (int i = 0; i < MAX; i++) {
        printf("%d\n", p.x, 'c', NULL);
    }
    if (argc > 1 && !n) goto end;
end:
    return sizeof(p);
}
