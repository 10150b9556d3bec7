"""More messages of danger and more everyday sentences, in halves: the first of two was tuned on, the second reports."""

from __future__ import annotations

from tests.domain.cues.danger_examples import lines

DANGER = {
    "self_harm": """
这几个月天天被催收，我是真撑不下去了
每天睁眼就是还钱，活得太累，想解脱了
要不我从你们大楼上跳下去你们才肯理我
我老婆留了张纸条人不见了，说不想连累我们
我攒了半年的安眠药，够了
别劝我了，今晚就结束
活着还有什么盼头，钱都没了
你们再逼，我就喝农药
我想从这个世界上消失
割了两刀不疼，就是想流点血
我妈说她不想拖累我们，要自己走
下辈子再还你们吧
我死了这笔债是不是就清了
反正也没人在乎我，死了也没人知道
把会员退了吧，我用不到明天了
绝笔：麻烦把余额转给我女儿
我已经站到桥栏杆外面了
人间不值得，我先走了，号帮我注销
我抑郁症又发作了，今天特别想死
吃完这瓶药我就睡了，不用叫醒我
孩子说他不想活了，能不能把游戏账号先封掉
真的熬不过去了，再见了各位
生下来就是个错误，我不配活着
你们满意了吧，我现在就去上吊
我好想就这样一睡不醒
做人好辛苦，唔想再捱落去
我真係想跳樓，你哋仲要追數
我不想努力活著了，太累了
想要離開這個世界，幫我把戶頭結清
我在頂樓，風很大，只是想跟人說說話
遺書寫好了，剩下的錢留給媽媽
我一直有想傷害自己的念頭
活著對我來說只是折磨
家裡少了我應該會比較輕鬆
已經買好木炭了，不用再打給我
我跟孩子一起走，這樣就沒人欠你們錢了
如果今天再不撥款，我就從陽台跳下去
我先生說要去自我了斷，電話打不通
我真的好想消失，沒有人會發現
不想再醒來面對這些帳單
i dont want to be alive anymore
my debts are so bad i think about ending my life every day
nobody would miss me if i was gone
I've written the letters, just close the account
there's a rope in the garage and I keep looking at it
i cant do life anymore
thinking of jumping off the bridge on my way home
I'm going to swallow every pill in this house
I took way too many paracetamol
honestly death would be easier than dealing with this debt
my son says he wants to kill himself because of your game
goodbye forever, please give my deposit to my sister
i'm a burden to my family, they'd cope better if i was dead
I've been cutting again since the eviction notice
you won, I'm taking my own life tonight
this is my last day, thanks for being kind
I see no way out except dying
im gonna unalive myself lol not even joking
What's the point of living when they take your house
I'd rather be dead than pay another penny
I'm sat on the train tracks, just wanted someone to talk to
feeling suicidel, no one picks up
I've got nothing left to live for
if I don't get it back I'll hang myself
I just want to go to sleep and never wake up
""",
    "threat": """
我知道你在哪上班，晚上等着
你信不信我叫人去你们店里把人都砍了
再挂我电话我就弄死你
你家小孩在哪个学校我都清楚
老子今天就带汽油去营业厅
出了事你全家都跑不掉，小心着点
我混社会的，你自己掂量
我会找到你，让你跪着道歉
不退钱我捅人了啊
你们等着，我一把火烧了那个仓库
你这种人就该被打死，我明天就来
我查到你的身份证和住址了，别逼我
今天不给钱，谁也别想活着走出这个门
我手里有刀，你最好快点
你给老子等着，下班别走
把那个客服叫出来，我要打断他的腿
你小心被车撞，我说到做到
逼急了我跟你们拼了，一起死
我要让你们血债血偿
小丫头，别让我在街上碰到你
斩死你呀，我知你返工喺邊度
你哋等住，我揾人嚟拆咗間舖
你最好祈禱不要被我遇到
我會去你們公司堵你下班
信不信我放火燒你們門市
我現在就帶傢伙過去
你媽住哪我也知道，想清楚再回答
不賠錢我就讓你們見血
敢掛電話你試試看，我找兄弟去處理你
你死定了，我查得到你
把你們主管交出來，不然我開車撞進去
我要潑硫酸
i will hurt you if you hang up again
wait till you finish your shift, i'm in the car park
I know which school your kids go to
I'm going to shoot up your call centre
someone's going to get hurt if this isn't fixed
you better sleep with one eye open
I'll burn that warehouse to the ground
I've got a gun and I'm not afraid to use it
gonna beat the crap out of whoever took my money
say that to my face and i'll smash your teeth in
I hope you die, and I'll make sure of it
I'll track you down, I have your full name
there'll be blood if my money isn't back tonight
tell your manager I'm bringing a baseball bat
you will pay for this with your life
I planted a bomb in your lobby
I'll slit your throat
you and your family are not safe
go kill yourself
I swear to god i'll strangle you
come outside then, i'm waiting at the door with my knife
""",
    "emergency": """
微波炉里面噼里啪啦冒火，咋关
插线板烧穿了，墙都黑了，还在烧
洗衣机漏电，我老公被电得倒地上了
孩子把遥控器的电池吞进去了
吃了你们的外卖，嘴唇肿了，喘不上气
我爸突然胸口疼得厉害，一头冷汗
一开门满屋子煤气味，头好晕
电瓶车在楼道里炸了，有人受伤
手指被绞进料理机了，血止不住
我困在你们电梯里出不去，快没气了
老人摔在浴室叫不应
宝宝脸都发紫了，喉咙里卡了个小零件
热水袋爆了，整条腿烫起泡
狗把老鼠药吃了口吐白沫
酒店走廊着火了，我们在八楼
有人拿刀闯进店里了
老公误喝了除垢剂，胃里烧得慌
我对花生过敏，现在全身起疹子呼吸很急
燃气报警器一直响，闻到味了
司机发病晕倒了，车停在高架上
充電線冒火花，床單燒了一個洞
阿公吃了你們的保健食品後昏迷
小孩吞了一顆磁鐵
我媽跌倒頭破血流，叫不醒
暖暖包燙傷，皮都掀起來了
瓦斯爐自己燒起來，火很大
吃完臉腫起來、喉嚨很緊、快吸不到氣
電梯突然往下掉，我們被關在裡面
摸到機殼被電到整隻手麻掉
公公中風了嘴巴歪掉，你們有沒有醫院電話
部手機爆炸，整親個仔隻手
間屋好大陣煤氣味呀
there are flames coming from the back of the fridge
the power bank burst and my hand is badly burnt
my son swallowed one of the little magnets
I can smell gas all over the kitchen
mum has fainted and I can't wake her
I'm having an allergic reaction, my tongue is swelling
got zapped by your washing machine, my arm is numb
the socket is sparking and it smells of burning plastic
my dad is having chest pains right now
dog ate your rat poison and is foaming at the mouth
we're trapped in the lift at your hotel and my wife can't breathe
the glass door shattered and my daughter is bleeding badly
the heater caught fire, curtains are burning
carbon monoxide alarm is going off
he stopped breathing
driver is slumped over the wheel and not responding
I've cut my finger to the bone on your slicer, blood is pouring
baby is choking on a piece of the toy
I drank the cleaning fluid by mistake
someone just broke in with a knife
my grandmother fell in your shop and can't move her leg
eye burning, your drain cleaner splashed in my face
she's having a seizure
there's smoke in the cabin of the bus
""",
}

EVERYDAY = """
笑到想死，这表情包哪下载
作业写到想死，有没有续航久的平板
困成狗了，咖啡机什么时候到
这件衣服美到窒息
太卷了，累觉不爱
尴尬死了填错名字了
等到花儿都谢了
追剧追到昏天黑地
这优惠力度是要跳楼啊
老板大出血了吧这么便宜
价格杀疯了
杀鸡用牛刀了，买小一号够了
一刀切的规定不合理
手起刀落下单了
刀削面能加辣吗
求放过，别再发短信了
救命，这也太好看了吧
命都是空调给的
火到爆的那款什么时候补
火速发货谢谢
小火慢炖多久
防火等级是多少
着火点多少度的蜡烛安全
烟熏三文鱼有货吗
无烟烧烤炉好清洗吗
灭火毯尺寸
空气炸锅和烤箱哪个好
炸鸡凉了还能加热吗
群里都炸锅了，降价了
气炸了，又抢不到
眼泪爆出来了太感动
爆米花有焦糖味的吗
电池能用几年
电动牙刷刷到牙龈出血正常吗
血橙甜不甜
血压仪怎么换电池
献血证能打折吗
体检抽血要空腹吗
中风险基金能买吗
这游戏有毒，根本停不下来
电脑中毒了能远程看看吗
农药残留检测报告有吗
安眠药你们药店卖吗要处方吗
褪黑素吃了会不会困
药盒有没有分格的
自杀式优惠啊
人生苦短，买了
死亡芭比粉有没有货
死飞自行车能退吗
死者家属如何办理销户
寿险自杀条款是怎么规定的
遗嘱公证去哪办
受益人变更要什么材料
墓地怎么预约参观
纸钱香烛包邮吗
毕业典礼的花束明天到吗
窗户跳闸了怎么办
跳绳跳到腿软
跳槽了，公司信息怎么改
跳过广告怎么设置
桥上能停车吗
我在楼顶装了信号放大器
阳台外机要另收费吗
海边的房间有吗
小心轻放，谢谢
路上小心，师傅辛苦
下班后还能联系你们吗
你们几点下班
我知道你们店在哪，自己来取
出门在外没带充电器
等着用，能快点吗
我等着你们的好消息
收拾行李的收纳袋有吗
修理工什么时候来
砍一刀帮忙点一下
打死不买第二次
打断一下，想问个问题
血拼节几号开始
子弹头列车模型
水枪玩具安全吗
炸弹浴球什么味道
菜刀钝了能磨吗
拿刀切都切不动的牛排
枪色的手表有吗
同归于尽是这本书的名字吗
骨折价什么时候结束
烫伤膏放哪一栏
烫头发的卷发棒多少度
电到飞起，续航真强
被电视剧感动了
触电般的音质
漏电保护器怎么接
过敏性鼻炎能用吗
过敏体质可以敷吗
憋气泳镜有没有
窒息操作，笑了
晕车贴几岁能用
晕倒，又填错了
昏昏欲睡的下午来杯咖啡
卡住了，页面不动
被困在登录页面出不去
孩子锁屏密码忘了
人被圈粉了
我快饿死了外卖到哪
口渴死了
累到不想起床，几点送
永远不想起床的羽绒被
消失的优惠券去哪了
广告怎么让它永远消失
解脱了，终于毕业
从合约里解脱要付多少
活动结束了吗
结束一切订阅怎么操作
生命之源净水器滤芯
生命科学的教材有吗
再见了旧手机，换新
最后一次机会是今天吗
天堂鸟花束多少钱
天台烧烤可以预订吗
燒炭的烤爐清潔方便嗎
烤肉燒炭還是用瓦斯
瓦斯爐要安裝費嗎
煙味除臭噴霧有嗎
笑到往生，貼圖哪裡買
尷尬到想原地消失
甜到升天
好吃到哭
太辣了嘴巴噴火
火龍果一箱幾顆
刀叉組可以刻字嗎
槍灰色有現貨嗎
血拚週年慶什麼時候
中毒了啦這手遊
骨折價耶太划算
價格跳水了嗎
骨灰級玩家推薦
喪屍片有新的嗎
恐怖片推薦
謀殺案桌遊
死侍公仔
死海鹽面膜
喂食器電池
路上小心喔
救命啊太可愛了
餓到暈倒，外送到哪了
I'm dead, that meme is hilarious
I could murder a curry, are you open?
murder mystery night tickets
my phone is blowing up with your texts
that film blew my mind
you slay
slaying it, thanks
this deal is insane, take my money
heart-stopping views from the room?
I'd kill for a coffee, do you do breakfast?
the wait is killing me lol
if looks could kill
kill switch on the treadmill
does the lamp kill mosquitoes
dead keen to get this
dead easy to set up
dead link on your page
deadlift bar weight
Day of the Dead costume
Grateful Dead vinyl
Walking Dead box set
over the moon, drop dead gorgeous dress
dying my hair, which shade
died in the wash, can it be replaced
death by chocolate cake, how many slices
a death certificate is needed to close the account, right?
my mother passed away, how do I transfer her policy
life insurance suicide clause, how long is it
Can I end it at the end of the month, the subscription?
I want to cancel everything and start over
goodbye and thanks for the help
see you in hell is the name of the game, in stock?
shot glasses set of six
shooting star necklace
flu shot appointment
give it a shot
I'll shoot over the form
bullet journal refills
bullet blender lid
bullet points please
bomb disposal robot toy
photobomb book
nuclear option: reset the router?
trigger finger splint size
fired up the grill, works great
fire up the app and it hangs
fire me an email
I got fired and need to update my income
fire exit signs
campfire mug
cease and desist template
smoke grey paint
smokeless barbecue
smoking area at the hotel?
vape smoke smell in the room
smells like plastic when new
it smells amazing
burning desire candle
feel the burn workout dvd
sunburn cream
burn after reading dvd
blood orange juice
blood pressure monitor cuffs
bloody brilliant, cheers
bleeding obvious, but which cable is it
nosebleed seats, how far is the stage
cut my finger nails with these clippers, good?
cut the cord, no more cable tv
stabilizer for my camera
backstabbing friends party game
knife pleat skirt
jackknife sofa bed
choked up with emotion, thank you
breathless at the colours
breathable mesh?
I can finally breathe, refund is in
shock absorber for a bike
price shock at the till
sticker shock, is that with tax?
electric shock collar for dogs, legal?
seized engine, is it covered?
stroke order app for Chinese
heart attack on a plate, the full english
collapsed the menu by mistake
collapsible bottle
fainting couch delivery
passed out flyers all day
knocked out by the design
trapped in your phone menu again
locked out of my account
stuck in traffic, can I come later
stuck in a loop on the login page
poisonwood bible in paperback
lethal company game key
toxic waste sweets
drowning in options, which one is best
swallow nest box
swallowed my pride and reordered
lost the will to live in your queue
I've had enough of living out of boxes, when does the wardrobe come
sleep forever mattress, what size
never waking up late again with this alarm
I don't want to be here all day, which counter
can't go on holiday without it
my last day at work is Friday, need the gift
final message on the card: happy birthday
burden of proof, what documents
jump start cables
jumping off point for the tour
ledge for the window planter
bridge loan rates
train tickets in front of the carriage
I know where you are, I'll walk over to collect
I have your address, is parking free?
hunt for a bargain
beat that price and I'll buy
beats headphones
watch strap for my back up watch
coming after work to collect
waiting outside the store, when do you open
I'll find you a better review, promise
smash burger kit
punch bowl set
slap bracelet
strangler fig plant
acid reflux pillow
acid wash jeans
gas grill or charcoal
gas mileage on this model
magnet toys from what age
button battery type for the remote?
bleach safe towels?
"""


def halves(text: str) -> tuple[list[str], list[str]]:
    """Return the half that was tuned on and the half that reports."""
    every = lines(text)
    return every[::2], every[1::2]
