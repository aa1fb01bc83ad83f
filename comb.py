import sys; sys.path.insert(0,'/tmp/se'); import ev, numpy as np
P,Q,p,q,bm,gold=ev.load('/tmp/se/dev','A')
W=np.fromfile('/tmp/se/W-A-384-a.bin','<f4').reshape(2,384,384)
n=lambda x:x/np.linalg.norm(x,axis=1,keepdims=True)
t=np.fromfile('/tmp/se/dev/p-T.bin','<f4').reshape(-1,384); nn=np.fromfile('/tmp/se/dev/p-N.bin','<f4').reshape(-1,384)
c=n(q@W[0])@n(p@W[1]).T; ct=q@t.T; cn=q@nn.T
ctw=n(q@W[0])@n(t@W[1]).T; cnw=n(q@W[0])@n(nn@W[1]).T
B=np.zeros_like(c)
for i,b in enumerate(bm):
    mx=max([s for _,s in b],default=1)
    for x,s in b: B[i,x]=s/mx
def rec(s): return round(ev.recall(np.argsort(-s,1)[:,:10].tolist(),gold),1)
print('c',rec(c),'ct',rec(ct),'cn',rec(cn),'ctw',rec(ctw))
for lb in (.1,.15,.2,.25): print(lb,[ (lt,rec(c+lb*B+lt*ct)) for lt in (0,.1,.2,.3,.4)],[ (lt,rec(c+lb*B+lt*ctw)) for lt in (.1,.2,.3)],[ (lt,rec(c+lb*B+lt*cn)) for lt in (.1,.2,.3)])
