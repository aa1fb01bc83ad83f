#include <stdio.h>
#define LIMIT 3
#define MAX(a, b) ((a) > (b) ? (a) : (b))
struct shop { int items; struct point *next; };
typedef struct shop shop_t;
enum colour { RED, GREEN = 2 };
static int count = 0;
int total(shop_t *shop, int factor);
static int *price(const shop_t *s, int factor[3]) {
    int sum = factor[0], *p = &sum;
    for (int i = 0; i < s->items; i++) { sum += MAX(i, LIMIT); p->next = 1; }
    count++;
    return total(s, sum);
}
